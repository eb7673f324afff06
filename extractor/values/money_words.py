"""The words that tell a sum of money from a count where no currency is written, folded. No logic."""

# Stems of the words that speak of money: nouns, and verbs of giving, costing and spending.
MONEY_STEMS: tuple[str, ...] = (
    *("budget", "bilanci", "contribut", "contribu", "finanzi", "cofinanzi", "autofinanzi", "cost", "import", "valor"),
    *("investi", "stanzi", "dotazion", "spes", "fond", "risors", "somm", "plafond", "erog", "sovvenzion", "grant"),
    *("ammont", "capital", "montepremi", "premi", "euro", "franc", "lir", "soldi", "cifr", "quot", "incass", "copert"),
    *("denar", "cass", "assegn", "concess", "destinat", "ricev", "ottenut", "mutu", "vale", "valgon", "sostegn"),
    *("sostenut", "agevolazion", "borse", "borsa", "bando", "spett", "tocc", "versa", "aggiung", "dispon", "rimbors"),
    *("garanti", "gestir", "fattur", "debit", "ricav", "perdit", "dann", "prezz", "canon", "entrat", "avanz"),
)
# Words of those stems that speak of other things.
NO_MONEY = frozenset(
    "costa coste costiera costiero costiere costieri costituita costituito costituisce costruito costruire "
    "costruzione fondazione fondazioni fondata fondato fondatore fondatori fondo-valle fondovalle importante "
    "importanti importanza cassette sommario sommita premiato premiati premiazione valorizzare valorizzazione "
    "valoroso quotidiano quotidiana quotidiani quotidianamente spesso spessa capitale capitali quote-rosa costante "
    "costanza francia francese francesi francesca francesco lirica lirico disponibile disponibili versante versanti "
    "garantisce bandolo ricevimento".split()
)
# What a sum may be made of: "2 milioni di fondi", "608 mila di contributo".
FUNDS = frozenset(
    (
        "fondi fondo risorse finanziamento finanziamenti cofinanziamento contributo contributi investimento "
        "investimenti spesa spese sostegno budget autofinanziamento quota sovvenzione sovvenzioni cui euro "
        "dotazione parte mutuo competenza pertinenza spettanza quello quella quelli provenienza denaro soldi "
        "fesr fse pnrr costo costi danni danno perdita perdite fatturato ricavi debiti utile disavanzo"
    ).split()
)
# Words that cannot be what a number counts: articles, prepositions, conjunctions, pronouns, adverbs, verbs of giving.
FUNCTION_WORDS = frozenset(
    (
        "il lo la i gli le l un uno una a ad al allo alla ai agli alle all da dal dallo dalla dai dagli dalle dall "
        "di del dello della dei degli delle dell in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli "
        "sulle sull con per tra fra e ed o oppure ma che cui mentre ne li ci si vi se come dove quando cioe ossia "
        "ovvero pari oltre entro circa invece inoltre anche non piu meno solo soltanto gia poi ora ancora complessivi "
        "complessivamente totali totale tutto tutti ciascuno ciascuna cadauno cadauna annui annue lordi netti iva "
        "suo sua suoi loro nostro nostri "
        "è sono era erano sara saranno fu furono va vanno andra andranno ha hanno avra resta restano rimane rimangono "
        "arriva arrivano arriveranno spetta spettano spetteranno tocca toccano viene vengono verra verranno "
        "serve servono serviranno potra potranno riguarda riguardano copre coprono finanzia finanziera "
        "finanziati finanziate finanziato coperti coperte coperto destinati destinate destinato stanziati stanziate "
        "stanziato assegnati assegnate assegnato concessi concesse erogati erogate provenienti proveniente messi "
        "messe spesi spese versati versate riservati riservate ripartiti ripartite suddivisi divisi previsti previste "
        "disponibili necessari ottenuti ottenute ricevuti richiesti richieste gestiti investiti "
        "aggiuntivi europei comunitari statali regionali nazionali pubblici privati propri "
        "milione milioni miliardi grazie attraverso tramite presso nonche senza secondo rispetto contro "
        "nell'arco sotto forma chilometri-no attinti cofinanziati cofinanziate impegnati impegnate "
        "programmati certificati rendicontati sborsati raccolti tondi tonde secchi esatti scarsi abbondanti"
    ).split()
)
# A word right before a bare number that makes it something else than a sum: heights, document numbers, articles.
NO_SUM_BEFORE = frozenset(
    "quota n nr num numero art prot protocollo cap km metri anno anni tel fax cell legge decreto delibera dgr pagina "
    "pag codice cup cig matricola metro ore tiratura".split()
)
# What people and things are counted in: a sentence that names them before a bare number speaks of no money.
COUNTED_STEMS: tuple[str, ...] = (
    *(
        "abitant",
        "popolazion",
        "persone",
        "utent",
        "visitator",
        "presenz",
        "turist",
        "passegger",
        "client",
        "tonnellat",
    ),
    *("spettator", "lettor", "iscritt", "residenti", "ettar", "chilometr", "beneficiar", "bambin", "esemplar", "copie"),
    *("lavorator", "addett", "impres", "posti", "alunn", "student", "famigli", "cittadin", "animal", "visualizzazion"),
    *("pesa",),
)
