"""What the evidence pane shows, before any widget: places, context, links, facts, steps. Pure."""
