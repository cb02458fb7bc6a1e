"""Qt models: how checks look to lists. May not import views, dialogs or widgets."""
