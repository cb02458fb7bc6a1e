"""Words and marks by which walls are known, in the languages of the press that citecheck reads.

Every pattern is a plain alternation of short pieces, so a search is linear in the text.
"""

from __future__ import annotations

import re


def _any(*pieces: str) -> re.Pattern[str]:
    return re.compile("|".join(pieces), re.IGNORECASE)


ROBOT_WORDS = _any(
    r"verify (?:that )?you(?:.re| are)|(?:you are|you.re|are you|you were) (?:not )?an? (?:ro)?bot",
    r"(?:are|you.re) (?:you )?(?:an? )?human\b|press (?:&|and) hold|pardon our interruption",
    r"unusual (?:traffic|activity)|checking (?:your browser|if the site)|just a moment\.\.\.",
    r"security of your connection|(?:security|access) check|ddos protection|\bcaptcha\b",
    r"access to this page has been denied|incapsula incident|you have been blocked",
    r"automated (?:requests|queries|access)|disable any ad blocker|attention required!",
    r"ungewöhnlich\w{0,3} (?:datenverkehr|aktivität)|kein(?:e)? (?:roboter|bot)\b|ein mensch\b",
    r"sicherheits(?:über)?prüfung|(?:pas|êtes) un robot|vérification (?:de sécurité|que vous)",
    r"trafic inhabituel|no eres un robot|tráfico inusual|non sei un robot|traffico insolito",
    r"geen robot|ongebruikelijk verkeer|não (?:é|sou) um rob[oô]|tráfego (?:incomum|invulgar)",
    r"nie jesteś robotem|nietypowy ruch|вы не робот|не робот\b|похожи на автоматические",
    r"проверка безопасности|ロボットではありません|機器人|机器人|로봇이 아닙니다",
    r"make sure you.re not a|human verification|robot check|(?:essere|sei) un robot",
    r"requests come from a (?:script|program)|prüfen ihren browser|überprüfen ihren browser",
    r"vérifions votre navigateur|comprobando (?:tu|su) navegador|solve the (?:puzzle|challenge)",
)
DENIED_TITLE = _any(r"^access (?:to this page has been )?denied|^blocked|^forbidden|^403\b")
DENIED_WORDS = _any(r"permission to access|reference (?:#|id\b)|incident id|ray id|request id")
ROBOT_MARKS = _any(
    r"g-recaptcha|h-captcha|hcaptcha\.com|challenges\.cloudflare\.com|cf-chl-|px-captcha",
    r"captcha-delivery\.com|_incapsula_resource|geetest|awswafcaptcha|challenge-platform/",
    r"smartcaptcha|ak-challenge|cp_challenge|kpsdk|cf-turnstile|perimeterx|errors\.edgesuite\.net",
    r"(?:id|class|src|action)\s{0,9}=\s{0,9}[\"'][^\"'>]{0,60}captcha",
    r"turnstile|arkose|funcaptcha|friendly-?captcha|altcha|anubis",
)
# A page with one of these and no text of its own is the challenge itself.
ROBOT_FRAMES = _any(r"_incapsula_resource|captcha-delivery\.com|challenge-platform/h/|ak-challenge")

SIGN_IN_WORDS = _any(
    r"sign(?:ing)? in\b|log(?:ging)? ?in\b|password|create (?:an |your )?account|forgot",
    r"anmeld|einloggen|melden sie sich|passwort|kein konto|connecte[rz]|connexion|identifiez",
    r"mot de passe|inici(?:ar?|e) sesión|contraseña|crear (?:una )?cuenta|accedi\b|registrati",
    r"inloggen|log in om|wachtwoord|entr(?:ar|e)\b|senha|palavra-passe|cadastre|zaloguj|logowanie",
    r"hasło|войти|войдите|\bвход\b|пароль|увійти|登录|登入|ログイン|パスワード|로그인",
    r"welcome back|sign up|registriert|credenziali|załóż konto",
)
SIGN_IN_MARKS = _any(
    r"type\s{0,9}=\s{0,9}[\"']?password",
    r"autocomplete\s{0,9}=\s{0,9}[\"']?(?:current-password|usern)",
    r"action\s{0,9}=\s{0,9}[\"']?[^\"'>\s]{0,120}(?:log-?in|sign-?in|session/new|oauth|connexion)",
)

CONSENT_WORDS = _any(
    r"before you continue|privacy|cookie|consent|personal data|personali[sz]ed (?:ads|content)",
    r"legitimate interest|advertising and content|information on (?:a|your) device|\bvendors\b",
    r"privatsphäre|datenschutz|einwilligung|personenbezogen|mit werbung|tracking|vie privée",
    r"données personnelles|consentement|nos (?:\d{1,5} )?partenaires|privacidad|datos personales",
    r"socios|consentimiento|dati personali|consenso|toestemming|persoonsgegevens|privacidade",
    r"dados pessoais|consentimento|prywatnoś|dane osobowe|danych osobowych|zgod[yęa]\b",
    r"конфиденциальност|персональн\w{1,4} данн|クッキー|個人情報|プライバシー|隐私|隱私",
    r"zustimmung|publicités personnalisées|publicidad relacionada|dienste dritter",
    r"vous consentez|traceurs|you consent to|sie stimmen zu|acconsenti|das zustimmen",
)
CONSENT_BUTTONS = _any(
    r">[\s]{0,9}(?:consent|i agree|agree|got it|ok(?:ay)?|akkoord|accetta|accepteren|akceptuję)\b",
    r"accept all|accept and|agree and|manage (?:options|choices)|reject all|do not consent",
    r"alle akzeptieren|akzeptieren und|zustimmen|tout accepter|accepter et|continuer sans accepter",
    r"aceptar todo|aceptar y|aceptar todas|accetta tutt|accetta e|alles accepteren|aceitar todos",
    r"aceitar e|akceptuję|przejdź do serwisu|принять все|принимаю",
    r"すべて(?:受け入れる|許可|同意)|同意する",
    r"j.accepte|acepto|accetto|ich stimme zu|ik ga akkoord|aceito|zgadzam się|согласен",
)
CONSENT_MARKS = _any(
    r"sp_message_container|didomi|qc-cmp|onetrust|usercentrics|iubenda|fc-consent|cookiebot",
    r"truste|klaro|tarteaucitron|cmpbox|consentmanager|cmp-",
    r"axeptio|quantcast|sourcepoint|cookie-?(?:banner|notice|law)|complianz|borlabs",
)
CONSENT_HOSTS = ("consent.", "cookieconsent.", "myprivacy.", "cmp-consent-tool.", "guce.", "cmp.")

MISSING_WORDS = _any(
    r"(?:page|article|story|content|post)s? (?:\w{1,12} ){0,3}(?:not|n.t) (?:be )?(?:found|exist)",
    r"(?:page|article|story) (?:is |was )?no longer (?:exists?|available)",
    r"(?:error|http|fehler|erreur|errore|código) ?404\b|^404(?:\W{0,5}$|\s?[|:–-])|[|–-] ?404$",
    r"(?:can.?t|couldn.?t|could not|unable to) find (?:that|this|the|what|your)[^.\n]{0,20}",
    r"(?:page|article) (?:you.re|you are|you were) looking for|^not found",
    r"seite (?:\w{1,12} ){0,3}(?:nicht|existiert)|nicht gefunden|gibt es nicht(?: mehr)?",
    r"introuvable|n.existe (?:pas|plus)|no (?:se ha )?encontrad[oa]|no existe o",
    r"ya no está disponible",
    r"(?:pagina|página) (?:\w{1,12} ){0,3}(?:non|não|no) |não encontrad[oa]|non trovat[oa]",
    r"niet gevonden|bestaat niet|nie znaleziono|nie istnieje|не найден|не існує|не знайден",
    r"ошибка 404|找不到|不存在|見つかりません|찾을 수 없",
    r"nothing (?:was|has been) found|(?:page|article) can.?t be found|pagina is er niet",
    r"foutcode 404|no encontramos",
    r"(?:page|article|story) isn.t available|link you followed",
    r"may have been (?:removed|moved|deleted)",
)

JAVASCRIPT_WORDS = _any(
    r"(?:enable|activate|turn on|requires?|needs?|without|aktivier\w{0,4}|activer|activez"
    r"|h?abilit\w{0,6}|включите|włącz\w{0,3}|heeft|schakel|benötigt|braucht)"
    r"[^.!?\n]{0,40}javascript",
    r"javascript[^.!?\n]{0,40}(?:enabled?|disabled|required|needed|available|aktivier|deaktivier"
    r"|désactivé|desactivado|nodig|inschakelen|有効|启用|啟用|отключ)",
    r"(?:включить|необходим\w{0,2}) javascript",
)
LOADING_WORDS = _any(
    r"^\W{0,4}(?:loading|chargement|cargando|caricamento|laden|wird geladen|carregando|ładowanie"
    r"|загрузка|読み込み中|加载中|please wait|bitte warten)[^\n]{0,20}$",
)

BETWEEN_WORDS = _any(
    r"re-?directed|redirecting|(?:about to|are) leav(?:e|ing)\b|continue to (?:site|article|the)",
    r"skip (?:this )?ad\b|will begin (?:in|shortly)|over (?:18|21)\b|(?:18|21) (?:years )?or older",
    r"taking you to|external (?:site|link)|weitergeleitet|weiterleitung|verlassen (?:unsere|nun)",
    r"redirigé|redirection|quitter (?:notre|ce) site|redirigid[oa]|redirigiendo|punto de salir",
    r"reindirizza|doorgestuurd|doorverwezen|redirecionad|przekierowan|opuszczasz|перенаправ",
    r"покидаете|リダイレクト|転送|正在跳转",
    r"sending you to|previous page is|verlässt (?:jetzt|du)|(?:mayor|maior|plus|über) de (?:18|21)",
    r"(?:über|ab) (?:18|21) jahre|plus de 18 ans|(?:18|21)\+|ouder dan 18|maggiorenne",
    r"verlassen (?:das|unser|die|diese)|fremden? (?:seite|website)|externe (?:seite|website)",
)
BETWEEN_MARKS = _any(
    r"http-equiv\s{0,9}=\s{0,9}[\"']?refresh|location\s{0,9}=|location\.(?:href|replace|assign)",
    r"<button|class\s{0,9}=\s{0,9}[\"']?[^\"'>]{0,40}(?:button|btn|gate|interstitial|prestitial)",
    r"<a\s[^>]{0,300}>[^<]{0,40}(?:continue|weiter|click here|skip|clique|clicca|haz clic)",
)
REFRESH = _any(r"<meta[^>]{0,80}http-equiv\s{0,9}=\s{0,9}[\"']?refresh")

PARKED_WORDS = _any(
    r"(?:domain|website|\w{1,40}\.\w{2,20}) (?:name )?(?:is|may be|might be) for sale",
    r"buy this domain",
    r"domain is parked|parked (?:free|domain)|parked by|sponsored listings displayed",
    r"zum verkauf (?:angeboten|steht)|steht zum verkauf|nom de domaine est à vendre",
    r"domaine \S{1,60} (?:est à vendre|peut être acheté)",
    r"dominio está en venta|compre este dominio|dominio en venta|dominio è in vendita",
    r"domínio está à venda|domein\w{0,4} (?:is|staat) te koop|domena jest na sprzedaż",
    r"домен продаётся|домен продается|このドメインは|account (?:has been )?suspended",
    r"^index of /|welcome to nginx|apache2? (?:ubuntu )?default page|^it works!$",
    r"website coming soon",
    r"default web page|site not (?:published|configured)|future home of",
    r"domain has expired|domain\b[^.\n]{0,60}(?:for sale|to inquire|zum verkauf)|è in vendita",
    r"contact your (?:hosting provider|registrar)|domain ist abgelaufen|domaine a expiré",
    r"dominio (?:ha )?(?:expirado|caducado|scaduto)",
    r"domain is (?:available|registered)|premium domain|make an offer|dominio está a la venta",
    r"entsteht eine neue (?:internet|web)|domain wurde|(?:site|page) is under construction",
)
PARKED_MARKS = _any(
    r"sedoparking|parkingcrew|bodis\.com|hugedomains|afternic|dan\.com/|parklogic|above\.com",
)
PARKING_HOSTS = (
    *("hugedomains.com", "sedo.com", "dan.com", "afternic.com", "buydomains.com", "bodis.com"),
    *("undeveloped.com", "domainmarket.com", "parkingcrew.net", "sedoparking.com"),
)

BARRIER_WORDS = _any(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock|access|get full)",
    r"to (?:continue|keep) reading",
    r"(?:reserved|only|exclusive\w{0,2}) (?:for|to) (?:our )?(?:subscribers|members)",
    r"(?:subscribers|members)[- ]only|already a (?:subscriber|member)",
    r"unlock (?:this|the) (?:article|story)",
    r"(?:become|you.ve reached) (?:a (?:subscriber|member)|your (?:limit|free))|free articles?",
    r"weiterlesen mit|nur für abonnenten|exklusiv für|jetzt abo|haben (?:sie )?bereits ein abo",
    r"weiterlesen\?",
    r"réservée? aux abonnés|il vous reste|déjà abonné|pour lire la suite|abonnez-vous pour",
    r"(?:exclusivo|solo|sólo) para suscriptores|suscríbete para|ya eres suscriptor|seguir leyendo",
    r"riservat[oa] agli abbonati|continuare a leggere|sei già abbonato|abbonati per",
    r"lees verder met|alleen voor abonnees|al abonnee|verder lezen",
    r"exclusivo para assinantes|assine para|continuar (?:lendo|a ler)|já é assinante",
    r"dla (?:prenumeratorów|subskrybentów)|czytać dalej|pozostało \d{1,3} ?%|masz już prenumeratę",
    r"(?:только )?по подписке|читать дальше|оформите подписку|для подписчиков",
    r"会員限定|続きをお読み|続きを読むには|残り[\d,]{1,7}文字|仅限订阅|訂閱",
    r"(?:story|article) is for subscribers|keep reading for|ganzen artikel lesen|digital-abo",
    r"mit dem abo",
    r"lisez la suite|hazte (?:suscriptor|socio)|leer la noticia completa|leggi tutto con",
)
BARRIER_MARKS = _any(
    r"paywall|pay-gate|paygate|piano|poool|regwall|premium-(?:lock|block|content)|tp-container",
    r"subscription-required|article-barrier|subscriber-only|metered|zephr|leaky",
)
