"""Marks that the makers of walls leave in a page's source, in an address or in a host's name.

Every pattern is a plain alternation of short pieces with bounds, for text in small letters, so a
search is linear in it.
"""

from __future__ import annotations

import re


def _any(*pieces: str) -> re.Pattern[str]:
    return re.compile("|".join(pieces))


def _place(*names: str) -> re.Pattern[str]:
    """Return a pattern for whole parts of an address: labels, folders, names and values."""
    return re.compile(rf"(?:^|[/.?&=])(?:{'|'.join(names)})(?:$|[/.?&=])")


ROBOT = _any(
    r"g-recaptcha|h-captcha|hcaptcha\.com|challenges\.cloudflare\.com|cf-chl-|cf_chl|px-captcha",
    r"captcha-delivery\.com|_incapsula_resource|geetest|awswaf|challenge-platform/",
    r"smartcaptcha|ak-challenge|cp_challenge|kpsdk|cf-turnstile|perimeterx|errors\.edgesuite\.net",
    r"(?:id|class|src|action|name)\s{0,9}=\s{0,9}[\"'][^\"'>]{0,60}captcha",
    r"turnstile|arkose|funcaptcha|friendly-?captcha|altcha|anubis|wordfence|sucuri|ddos-guard",
    r"qrator|variti|stackpath|reblaze|radware|barracuda|bunkerweb|nocaptcha|aliyun_?waf|acw_sc",
    r"tcaptcha|cloudflare-app|cf-error|ray id|distil_|shieldsquare|datadome|imperva|akam/",
    r"mtcaptcha",
)
# A page with one of these and no text of its own is the challenge itself.
ROBOT_FRAMES = _any(r"_incapsula_resource|captcha-delivery\.com|challenge-platform/h/|ak-challenge")

SIGN_IN = _any(
    r"type\s{0,9}=\s{0,9}[\"']?password",
    r"autocomplete\s{0,9}=\s{0,9}[\"']?(?:current-password|usern)",
    r"action\s{0,9}=\s{0,9}[\"']?[^\"'>\s]{0,120}"
    r"(?:log-?in|sign-?in|session/new|oauth|connexion|sso)",
)
SIGN_IN_PLACE = _place(
    r"login\w{0,6}|log-in|sign-?in|auth(?:wall|enticate|orize|entication)?|sso|saml|oauth2?",
    r"account|anmeld\w{0,4}|connexion|accesso|acceso|entrar|inloggen|logowanie",
)

CONSENT = _any(
    r"sp_message_container|didomi|qc-cmp|onetrust|usercentrics|iubenda|fc-consent|cookiebot",
    r"truste|klaro|tarteaucitron|cmpbox|consentmanager|cmp-|axeptio|quantcast|sourcepoint",
    r"cookie-?(?:banner|notice|law|wall|consent)|complianz|borlabs|tcfapi|privacy-mgmt",
    r"privacy-?(?:gate|wall|manager)|consent-?(?:form|page|wall|gate|layer)",
    # What the buttons say.
    r">\s{0,9}(?:i )?(?:consent|agree|accept|got it|ok(?:ay)?|allow|akkoord|accett|akcept|godkänn)",
    r">\s{0,9}(?:godta|aksept|hyväksy|kabul et|přijm|souhlas|elfogad|acept|aceit|zgadzam)",
    r">\s{0,9}(?:принять|принима|соглас|прийн|αποδοχή|موافق|قبول|setuju|đồng ý|同意|接受|동의)",
    r"(?:accept|allow|agree to|enable) all|accept and|agree and|reject all|do not consent",
    r"manage (?:options|choices|preferences|settings)|only necessary|essential only",
    r"alle akzeptieren|alles akzeptieren|akzeptieren und|zustimmen|alle ablehnen|tout accepter",
    r"tout refuser|accepter et|continuer sans accepter|aceptar tod|aceptar y|rechazar",
    r"accetta tutt|accetta e|rifiuta|alles accepteren|alles toestaan|weiger|aceitar|rejeitar",
    r"przejdź do serwisu|odrzuć|принять все|godkänn alla|tillåt alla",
    r"(?:accepter|tillad|godta) alle|hyväksy kaikki|tümünü kabul|přijmout vše|acceptă toate",
    r"αποδοχή όλων|قبول (?:الكل|جميع)|すべて(?:受け入れる|許可|同意)|全部接受|接受所有",
    r"모두 (?:동의|수락|허용)|j.accepte|acepto|accetto|ich stimme zu|ik ga akkoord|aceito",
    r"jeg (?:accepterer|samtykker)",
)
CONSENT_PLACE = _place(
    r"consent\w{0,8}|gdpr|rgpd|dsgvo|rodo|cmp|guce|datenschutz|zustimmung|toestemming",
    r"cookie(?:s|-?(?:wall|consent|policy|notice|settings|choice))?|samtyk\w{0,4}|zgod[ay]",
    r"privacy(?:-?(?:gate|wall|policy|consent|choices))?",
)
CONSENT_HOSTS = ("consent.", "cookieconsent.", "myprivacy.", "cmp-consent-tool.", "guce.", "cmp.")

BETWEEN = _any(
    r"http-equiv\s{0,9}=\s{0,9}[\"']?refresh|location\s{0,9}=|location\.(?:href|replace|assign)",
    r"<button|type\s{0,9}=\s{0,9}[\"']?(?:submit|button)|<select",
    r"class\s{0,9}=\s{0,9}[\"']?[^\"'>]{0,40}(?:button|btn|gate|interstitial|prestitial|splash)",
    r"<a\s[^>]{0,300}>[^<]{0,40}(?:continue|weiter|click here|skip|clique|clicca|haz clic|proceed)",
)
BETWEEN_PLACE = _place(
    r"interstitial|prestitial|leav(?:e|ing)|exit|away|redirect\w{0,4}|age(?:-\w{1,12}|gate|check|verif\w{1,8})?|verify-?age",
    r"gate(?:way)?|welcome(?:-?\w{0,6})?|splash|promo|disclaimer|out(?:bound|link)?|go|goto|jump",
    r"country(?:-\w{1,10})?|region(?:-\w{1,10})?|locale|selec\w{1,6}-edici\w{1,3}|extern\w{0,4}",
    r"weiterleitung|altersfreigabe|alterspruefung|wyjscie|salida|sortie|uscita",
)
REFRESH = _any(r"<meta[^>]{0,80}http-equiv\s{0,9}=\s{0,9}[\"']?refresh")

MISSING_PLACE = _place(
    r"404|not-?found|page-?not-?found|error(?:-?page|-?404)?|expired|unavailable"
)

PARKED = _any(
    r"sedoparking|parkingcrew|bodis\.com|hugedomains|afternic|dan\.com/|parklogic|above\.com",
    r"sedo\.com|domainmarket|godaddy\.com/(?:domain|park)|parked-?(?:domain|page)|domain-?parking",
    r"cashparking|skenzo|voodoo\.com|undeveloped\.com|namebright|uniregistry|adsense/domains",
    r"wsimg\.com/parking|cgi-sys|iisstart|nginx\.(?:org|com)|httpd\.apache\.org|cpanel|plesk",
    r"forsale|parking-?(?:lander|page|frame)|domain-?for-?sale|parkingpage|caf\.js",
)
PARKING_HOSTS = (
    *("hugedomains.com", "sedo.com", "dan.com", "afternic.com", "buydomains.com", "bodis.com"),
    *("undeveloped.com", "domainmarket.com", "parkingcrew.net", "sedoparking.com"),
)

PRICE = _any(
    r"(?:[£$€¥₩]|\bkr\.?|\busd|\beur) ?\d",
    r"\d ?(?:[€£₽₺₴¢]|zł|kr\b|kč|ft\b|lei\b|руб|грн|tl\b|円|元|원)",
)
# AMP pages hold both texts, and show one by what the reader paid.
SENT_WHOLE = _any(r"subscriptions-section\s{0,9}=\s{0,9}[\"']?content[\"'\s>]")

SHELL = _any(
    r"id=[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application)\b",
    r"<app-root|data-reactroot|ng-app|ng-version|flutter|webpack",
    r"<script[^>]{0,200}type=[\"']?module",
    r"<script[^>]{0,300}src=[\"'][^\"'>]{0,200}"
    r"(?:bundle|main|app|chunk|runtime|index|viewer|vendor)[^\"'/>]{0,60}\.m?js",
)
NOSCRIPT = re.compile(r"<noscript[^>]{0,200}>([^<]{0,500}(?:<[^>/]{1,80}>[^<]{0,500})?)")
