"""Marks that the makers of walls leave in a page's source, in an address or in a host's name.

Every pattern is a plain alternation of short pieces, so a search is linear in the text.
"""

from __future__ import annotations

import re


def _any(*pieces: str) -> re.Pattern[str]:
    return re.compile("|".join(pieces), re.IGNORECASE)


ROBOT = _any(
    r"g-recaptcha|h-captcha|hcaptcha\.com|challenges\.cloudflare\.com|cf-chl-|cf_chl|px-captcha",
    r"captcha-delivery\.com|_incapsula_resource|geetest|awswaf|challenge-platform/",
    r"smartcaptcha|ak-challenge|cp_challenge|kpsdk|cf-turnstile|perimeterx|errors\.edgesuite\.net",
    r"(?:id|class|src|action|name)\s{0,9}=\s{0,9}[\"'][^\"'>]{0,60}captcha",
    r"turnstile|arkose|funcaptcha|friendly-?captcha|altcha|anubis|wordfence|sucuri|ddos-guard",
    r"qrator|variti|stackpath|reblaze|radware|barracuda|bunkerweb|nocaptcha|aliyun_?waf|acw_sc",
    r"tcaptcha|cloudflare-app|cf-error|ray id|distil_|shieldsquare|datadome|imperva|akam/|mtcaptcha",
)
# A page with one of these and no text of its own is the challenge itself.
ROBOT_FRAMES = _any(r"_incapsula_resource|captcha-delivery\.com|challenge-platform/h/|ak-challenge")

SIGN_IN = _any(
    r"type\s{0,9}=\s{0,9}[\"']?password",
    r"autocomplete\s{0,9}=\s{0,9}[\"']?(?:current-password|usern)",
    r"action\s{0,9}=\s{0,9}[\"']?[^\"'>\s]{0,120}(?:log-?in|sign-?in|session/new|oauth|connexion|sso)",
)
SIGN_IN_PLACE = _any(
    r"(?:^|[/.?&=])(?:log-?in|sign-?in|auth(?:wall|enticate|orize|entication)?|sso|anmeld\w{0,4}"
    r"|connexion|accesso|acceso|entrar|inloggen|logowanie|login\w{0,6}|account|saml|oauth2?)(?:$|[/.?&=])",
)

CONSENT = _any(
    r"sp_message_container|didomi|qc-cmp|onetrust|usercentrics|iubenda|fc-consent|cookiebot",
    r"truste|klaro|tarteaucitron|cmpbox|consentmanager|cmp-",
    r"axeptio|quantcast|sourcepoint|cookie-?(?:banner|notice|law|wall|consent)|complianz|borlabs",
    r"privacy-?(?:gate|wall|manager)|consent-?(?:form|page|wall|gate|layer)|tcfapi|privacy-mgmt",
)
CONSENT_BUTTONS = _any(
    r">\s{0,9}(?:i )?(?:consent|agree|accept|got it|ok(?:ay)?|allow|akkoord|accett|akcept|godkänn)",
    r">\s{0,9}(?:accept|godta|aksept|hyväksy|kabul et|přijm|souhlas|elfogad|acept|aceit|zgadzam)",
    r">\s{0,9}(?:принять|принима|соглас|прийн|αποδοχή|موافق|قبول|setuju|đồng ý|同意|接受|동의)",
    r"(?:accept|allow|agree to|enable) all|accept and|agree and|reject all|do not consent",
    r"manage (?:options|choices|preferences|settings)|only necessary|essential only",
    r"alle akzeptieren|alles akzeptieren|akzeptieren und|zustimmen|alle ablehnen|tout accepter",
    r"tout refuser|accepter et|continuer sans accepter|aceptar tod|aceptar y|rechazar",
    r"accetta tutt|accetta e|rifiuta|alles accepteren|alles toestaan|weiger|aceitar|rejeitar",
    r"przejdź do serwisu|odrzuć|принять все|godkänn alla|tillåt alla|(?:accepter|tillad|godta) alle",
    r"hyväksy kaikki|tümünü kabul|přijmout vše|acceptă toate|αποδοχή όλων|قبول (?:الكل|جميع)",
    r"すべて(?:受け入れる|許可|同意)|全部接受|接受所有|모두 (?:동의|수락|허용)",
    r"j.accepte|acepto|accetto|ich stimme zu|ik ga akkoord|aceito|jeg (?:accepterer|samtykker)",
)
CONSENT_ALL = re.compile(f"{CONSENT.pattern}|{CONSENT_BUTTONS.pattern}", re.IGNORECASE)
CONSENT_PLACE = _any(
    r"(?:^|[/.?&=])(?:consent\w{0,8}|gdpr|rgpd|dsgvo|cookie(?:s|-?(?:wall|consent|policy|notice|settings|choice))?|privacy(?:-?(?:gate|wall|policy|consent|choices))?|rodo|zgod[ay]|cmp|guce"
    r"|datenschutz|zustimmung|toestemming|samtyk\w{0,4}|zgoda)(?:$|[/.?&=])",
)

BETWEEN = _any(
    r"http-equiv\s{0,9}=\s{0,9}[\"']?refresh|location\s{0,9}=|location\.(?:href|replace|assign)",
    r"<button|type\s{0,9}=\s{0,9}[\"']?(?:submit|button)|<select",
    r"class\s{0,9}=\s{0,9}[\"']?[^\"'>]{0,40}(?:button|btn|gate|interstitial|prestitial|splash)",
    r"<a\s[^>]{0,300}>[^<]{0,40}(?:continue|weiter|click here|skip|clique|clicca|haz clic|proceed)",
)
BETWEEN_PLACE = _any(
    r"(?:^|[/.?&=])(?:interstitial|prestitial|leaving|exit|away|redirect\w{0,4}|age-?\w{0,8}|gate(?:way)?"
    r"|welcome|splash|out(?:bound|link)?|country(?:-\w{1,10})?|region(?:-\w{1,10})?|selec\w{1,6}-edici\w{1,3}|promo|welcome-?\w{0,6}|locale|go|goto|jump|leave|extern\w{0,4}"
    r"|weiterleitung|altersfreigabe|verify-?age|disclaimer|alterspruefung|wyjscie|salida|sortie|uscita)(?:$|[/.?&=])",
)
REFRESH = _any(r"<meta[^>]{0,80}http-equiv\s{0,9}=\s{0,9}[\"']?refresh")

MISSING_PLACE = _any(
    r"(?:^|[/.?&=])(?:404|not-?found|page-?not-?found|error(?:-?page|-?404)?|expired|unavailable)(?:$|[/.?&=])"
)

PARKED = _any(
    r"sedoparking|parkingcrew|bodis\.com|hugedomains|afternic|dan\.com/|parklogic|above\.com",
    r"sedo\.com|domainmarket|godaddy\.com/(?:domain|park)|parked-?(?:domain|page)|domain-?parking",
    r"cashparking|skenzo|voodoo\.com|undeveloped\.com|namebright|uniregistry|adsense/domains",
    r"wsimg\.com/parking|cgi-sys|iisstart|nginx\.(?:org|com)|httpd\.apache\.org|cpanel|plesk",
    r"forsale|parking-?(?:lander|page|frame)|domain-?for-?sale|parkingpage|caf\.js",
)
CONSENT_HOSTS = ("consent.", "cookieconsent.", "myprivacy.", "cmp-consent-tool.", "guce.", "cmp.")
PARKING_HOSTS = (
    *("hugedomains.com", "sedo.com", "dan.com", "afternic.com", "buydomains.com", "bodis.com"),
    *("undeveloped.com", "domainmarket.com", "parkingcrew.net", "sedoparking.com"),
)

BARRIER = _any(
    r"paywall|pay-gate|paygate|piano|poool|regwall|premium-(?:lock|block|content)|tp-container",
    r"subscription-required|article-barrier|subscriber-?only|metered|zephr|leaky|meteredcontent",
    r"(?:id|class)\s{0,9}=\s{0,9}[\"'][^\"'>]{0,80}(?:gate\b|barrier|locked|subscribe|regwall|offer)",
)

SHELL = _any(
    r"id=[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application)\b",
    r"<app-root|data-reactroot|ng-app|ng-version|flutter|webpack|<script[^>]{0,200}type=[\"']?module",
    r"<script[^>]{0,300}src=[\"'][^\"'>]{0,200}(?:bundle|main|app|chunk|runtime|index|viewer|vendor)"
    r"[^\"'/>]{0,60}\.m?js",
)
EMPTY_ROOT = re.compile(
    r"<(?:div|main|section)[^>]{0,80}(?:id=[\"']?(?:root|app|__next|__nuxt|main|svelte|application)\b|data-reactroot)"
    r"[^>]{0,200}>\s{0,99}</|<app-root[^>]{0,80}>\s{0,99}</",
    re.IGNORECASE,
)
NOSCRIPT = re.compile(r"<noscript[^>]{0,200}>([^<]{0,500}(?:<[^>/]{1,80}>[^<]{0,500})?)")
PRICE = _any(
    r"(?:[£$€¥₩]|\bkr\.?|\busd|\beur) ?\d|\d ?(?:[€£₽₺₴¢]|zł|kr\b|kč|ft\b|lei\b|руб|грн|tl\b|円|元|원)"
)
# AMP pages hold both texts, and show one by what the reader paid.
SENT_WHOLE = _any(r"subscriptions-section\s{0,9}=\s{0,9}[\"']?content[\"'\s>]")
