"""What customers and colleagues write, by topic and mood."""

from __future__ import annotations

SUBJECTS = {
    "How-to question": (
        "How do I copy a project?",
        "Where is the archive?",
        "Wie lege ich einen Bericht an?",
        "Sharing a board, how?",
    ),
    "Performance": ("Start page takes a minute", "Très lent ce matin", "Search times out", "Langsam seit Montag"),
    "Access": (
        "Locked out again",
        "Password reset mail never comes",
        "New colleagues cannot log in",
        "Zugang gesperrt",
    ),
    "Billing": (
        "Invoice counts users who left",
        "Rechnung doppelt gestellt",
        "Charged twice, third month running",
        "Credit note still missing; purchasing is asking",
        "Facture erronée",
    ),
    "Integration": ("Calendar sync stopped", "Webhook sends nothing", "Kalender synchronisiert nicht"),
    "Reporting": ("Report shows last week's numbers", "Totals differ from the list", "Bericht unvollständig"),
    "Data export": ("Export breaks at row 10,000", "CSV export: umlauts broken", "Export to Excel, please"),
}

CASE_COMMENTS = {
    "happy": ("Quick and friendly.", "Solved in one call, thank you!", "Danke, alles bestens.", "Merci, parfait"),
    "so-so": ("It works again, but it took a while.", "OK", "Na ja.", "Had to explain it twice"),
    "unhappy": (
        "Third time I write about the same thing.",
        "Nobody called back.",
        "Immer noch nicht gelöst!",
        "You closed the case; the problem is still there.",
    ),
}

RECOMMENDATION_COMMENTS = {
    "promoter": (
        "Does what it says, day after day.",
        "Our teams would not give it back.",
        "Läuft einfach.",
        "Très bon produit, équipe à l'écoute",
        "The people at Harbour know our business.",
        "Enkel og god",
    ),
    "passive": ("Good, not great.", "Fine so far; reports could be better", "Ganz ordentlich", "Correct, sans plus"),
    "detractor": (
        "Getting started took for ever.",
        "Too dear for what we use.",
        'We asked for "simple" and got a project.',
        "Zu langsam, zu teuer.",
        "Nobody helped us set it up; we are still not live",
        "Za drogo",
        "Rechnungen stimmen nie",
    ),
}

LOSS_COMMENTS = {
    "Price": ("Renewal came in 12 % higher", "Budget cut", "Zu teuer im Vergleich"),
    "Competitor": ("Parent company standardised elsewhere", "Better offer, free migration", "Wechsel zum Wettbewerber"),
    "Product gap": ("No audit trail", "Mobile app does too little", "Fehlende Schnittstelle zu SAP"),
    "Service": ("Tickets open for weeks", "No named contact any more", "Support nicht erreichbar"),
    "Onboarding": ("Never really went live", "Set-up took five months", "Einführung nie abgeschlossen"),
    "Not actionable": ("Insolvency", "Taken over; uses the buyer's system", "Geschäft aufgegeben"),
}
