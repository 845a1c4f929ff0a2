"""
The words by which banks of Europe and the Americas head their columns, role by role: reviewed, not computed.

Written as the banks write them; they are made flat where they are used, umlauts in both spellings. A phrase that begins with `=`
counts only where it is the whole cell, or the whole part of a cell in two languages.
"""

EUROPEAN_WORDS: dict[str, tuple[str, ...]] = {
    "date": (
        # German, Dutch
        "buchungstag", "buchungsdatum", "=buchung", "datum", "abschlussdatum", "boekdatum", "boekingsdatum", "transactiedatum", "umsatzdatum", "belegdatum",
        # French, Spanish, Italian, Portuguese
        "date operation", "date d'opération", "date de l'opération", "date op", "date de comptabilisation", "date comptable", "date de transaction", "fecha",
        "fecha operación", "fecha de operación", "fecha contable", "fecha movimiento", "fecha transacción", "=f. operación", "=data", "data contabile",
        "data registrazione", "data operazione", "data movimento", "data lanç", "data lanc", "data lançamento", "data do lançamento", "data mov", "data movimentação",
        "data da transação", "data da operação", "data de movimento", "data do movimento", "=dia",
        # Polish, Czech, Slovak, Hungarian, Romanian, Croatian
        "data operacji", "data księgowania", "data transakcji", "datum zaúčtování", "datum provedení", "datum transakce", "datum pohybu", "datum operace",
        "dátum zaúčtovania", "dátum", "könyvelés dátuma", "könyvelés napja", "tranzakció dátuma", "data tranzactiei", "data inregistrarii", "datum knjiženja",
        "datum transakcije",
        # Nordic, Finnish, Turkish, Greek
        "bokföringsdag", "bokföringsdatum", "bokfört", "bokförd", "bokført", "transaktionsdatum", "transaktionsdag", "transdag", "reskontradag", "dato",
        "bogføringsdato", "bokføringsdato", "kirjauspäivä", "tarih", "işlem tarihi", "ημερομηνία",
    ),
    "value_date": (
        "valuta", "valutadatum", "valutadag", "wertstellung", "wertstellungstag", "wertstellungsdatum", "=wert", "valutatag", "date de valeur", "date valeur",
        "date val", "rentedatum", "fecha valor", "fecha de valor", "=f. valor", "data valuta", "data valor", "data valutei", "data waluty", "datum valuty",
        "dátum valuty", "értéknap", "valør", "rentedato", "arvopäivä", "valör tarihi", "valor tarihi", "data do balancete", "datum valute",
    ),
    "debit": (
        "soll", "belastung", "belastungen", "=af", "lastschrift", "lastschriften", "debet", "ausgang", "ausgaben", "=débit", "débit", "débits", "sortie", "sorties",
        "=debe", "cargo", "cargos", "egreso", "egresos", "débito", "débitos", "=saída", "saídas", "=saque", "uscite", "=uscita", "dare", "addebito", "addebiti",
        "obciążenia", "obciążenie", "wydatki", "=winien", "=má dáti", "výdaj", "výdaje", "výběr", "terhelés", "=tartozik", "ut fra konto", "uttag", "=ut", "hævet", "udbetalt",
        "=borç", "çekilen", "pano ulos", "isplate", "duguje", "χρέωση", "importe cargo", "retiro", "retiros", "uitgaven",
    ),
    "credit": (
        "haben", "gutschrift", "gutschriften", "=bij", "eingang", "einnahmen", "=crédit", "crédit", "crédits", "entrée", "entrées", "=haber", "abono", "abonos", "ingreso",
        "ingresos", "crédito", "créditos", "entradas", "=entrada", "entrate", "=entrata", "avere", "accredito", "accrediti", "uznania", "uznanie", "wpływy", "=ma", "=dal", "příjem",
        "příjmy", "vklad", "jóváírás", "=követel", "inn på konto", "insättning", "=in", "=inn", "indsat", "=alacak", "yatan", "uplate", "potražuje", "πίστωση", "depósito", "depósitos",
        "inkomsten",
    ),
    "amount": (
        "betrag", "bedrag", "umsatz", "transactiebedrag", "montant", "importe", "importo", "=monto", "monto", "=valor", "valor", "valor da transação", "=kwota", "kwota", "kwota operacji",
        "kwota transakcji", "=objem", "částka", "suma", "=összeg", "összeg", "=belopp", "belopp", "=beløb", "beløb", "=beløp", "beløp", "määrä", "=tutar", "tutar", "işlem tutarı", "=iznos", "iznos",
        "ποσό", "cantidad",
    ),
    "side": (
        "soll haben", "=s h", "=s/h", "af bij", "débit crédit", "débito crédito", "sens", "=signo", "=segno", "debe haber", "dare avere", "=sinal", "tipo de movimento",
        "debet kredit", "debet credit", "=cd", "borç alacak", "=soll haben kennzeichen", "tipo lançamento", "bij af",
    ),
    "balance": (
        "saldo", "kontostand", "saldo nach buchung", "saldo na trn", "saldo na boeking", "saldo na mutatie", "solde", "nouveau solde", "solde après opération", "=saldos",
        "saldo po operacji", "saldo po transakcji", "zůstatek", "zostatok", "egyenleg", "sold", "saldo etter", "saldo contabilístico", "saldo contabile", "saldo disponível", "bakiye",
        "stanje", "υπόλοιπο", "bokført saldo", "bokfört saldo",
    ),
    "memo": (
        "verwendungszweck", "buchungstext", "buchungsinformation", "buchungsdetails", "avisierungstext", "beschreibung", "omschrijving", "mededeling", "vrije mededeling", "mededelingen",
        "libellé", "=label", "=libelle", "communication", "motif", "détail", "détails de l'opération", "concepto", "descripción", "=detalle", "observaciones", "descrizione",
        "causale", "descrição", "histórico", "lançamento", "tytuł", "tytuł operacji", "opis operacji", "opis transakcji", "=opis", "=título", "popis", "poznámka", "zpráva pro příjemce",
        "správa pre príjemcu", "uživatelská identifikace", "označení operace", "közlemény", "megjegyzés", "leírás", "descriere", "detalii", "rubrik", "forklaring", "=tekst", "tekst",
        "meddelande", "besked", "beskrivelse", "beskrivning", "selitys", "viesti", "açıklama", "svrha", "αιτιολογία", "περιγραφή", "=texte", "zweck", "buchungs details", "=zpráva",
    ),
    "reference": (
        "referenz", "kundenreferenz", "kundenreferenz end to end", "end to end referenz", "transaktions nr", "transaktionsnummer", "transaktions id", "belegnummer", "bankreferenz",
        "transactiereferentie", "betalingskenmerk", "=kenmerk", "volgnr", "volgnummer", "transactienummer", "référence", "numéro de pièce", "n° de pièce", "=n° pièce",
        "referencia", "nº documento", "número de documento", "número do documento", "docto", "=documento", "=identificador", "riferimento", "numero operazione", "numer referencyjny",
        "=id pohybu", "id operace", "id transakce", "číslo transakce", "tranzakció azonosító", "hivatkozás", "referinta", "=referens", "referens", "referanse", "=viite",
        "arkivreferens", "arkistointitunnus", "fiş no", "dekont no", "işlem no", "referans", "poziv na broj", "variabilní symbol", "=vs",
    ),
    "counterparty": (
        "zahlungspflichtiger", "begünstigter zahlungspflichtiger", "auftraggeber", "begünstigter", "begünstigter auftraggeber", "auftraggeber empfänger", "empfänger",
        "empfänger zahlungspflichtiger", "auftraggeber begünstigter", "zahlungsempfänger", "zahlungsempfängerin", "zahlungsbeteiligter", "name zahlungsbeteiligter", "zahlungsempfänger zahlungspflichtiger",
        "=naam", "naam omschrijving", "naam tegenpartij", "naam tegenpartij bevat", "tegenpartij", "tiers", "bénéficiaire", "donneur d'ordre", "nom du tiers", "contrepartie",
        "contrepartie nom", "beneficiario", "ordenante", "ordinante", "controparte", "favorecido", "=destinatário", "nadawca odbiorca", "nadawca", "odbiorca", "kontrahent", "dane kontrahenta",
        "nazwa kontrahenta", "název protiúčtu", "název protistrany", "protistrana", "názov protiúčtu", "partner neve", "partner", "ellenoldali név", "avsändare", "mottagare", "modpart", "motpart",
        "avsender", "saaja maksaja", "saaja", "maksaja", "karşı taraf", "gönderen", "alıcı", "partner nume", "beneficiar", "ordonator",
    ),
    "counterparty_account": (
        "gegenkonto", "iban zahlungsbeteiligter", "kontonummer iban", "iban auftraggeber", "iban zahlungspflichtiger", "konto auftraggeber", "kontonummer empfänger", "iban empfänger",
        "partner iban", "tegenrekening", "tegenrekening iban bban", "rekening tegenpartij", "iban tegenpartij", "rekeningnummer tegenpartij", "compte tiers", "compte contrepartie",
        "iban contrepartie", "cuenta ordenante", "cuenta beneficiario", "iban controparte", "conta destino", "numer konta", "numer rachunku kontrahenta", "nr rachunku kontrahenta",
        "rachunek kontrahenta", "nr konta", "protiúčet", "číslo protiúčtu", "protistrana účet", "partner számlaszáma", "ellenszámla", "ellenoldali számlaszám", "motkonto", "modkonto",
        "saajan tilinumero", "saajan tilinumero ja pankin bic", "iban partener", "karşı hesap",
    ),
    "bank": ("bic tegenpartij", "bankleitzahl", "bankleitzahl auftraggeberkonto", "=blz", "kód banky", "název banky", "banque", "=banco", "bic swift code"),
    "account": (
        "=konto", "kontonummer", "auftragskonto", "bezeichnung auftragskonto", "iban auftragskonto", "auftraggeberkonto", "iban auftraggeberkonto", "=rekening", "rekeningnummer", "=iban", "iban bban",
        "compte", "=cuenta", "número de cuenta", "=conto", "=conta", "rachunek", "numer rachunku", "číslo účtu", "=účet", "számlaszám", "=kontonr", "=kontonummer", "hesap no", "=račun",
    ),
    "currency": ("währung", "devise", "divisa", "munt", "devies", "=moneda", "=moeda", "waluta", "waluta rachunku", "měna", "mena", "devizanem", "=valuta kod", "para birimi", "νόμισμα"),
    "number": ("=radnr", "=lfd nr", "=nr", "=lp", "=poř", "=sıra no"),
    "status": ("=statut", "estado", "stato", "=stav", "buchungsstatus", "durum", "stan transakcji"),
    "ignored": (
        "mandatsreferenz", "gläubiger id", "gläubiger identifikationsnummer", "sammlerreferenz", "lastschrift ursprungsbetrag", "ursprungsbetrag", "auslagenersatz rücklastschrift", "fremde gebühren",
        "umsatzart", "umsatztyp", "abweichender empfänger", "anzahl der aufträge", "anzahl der schecks", "einzelbetrag", "kategorie", "buchungsart", "mandaat", "machtigingskenmerk", "incassant id",
        "batch id", "reden retour", "oorspr bedrag", "oorspr munt", "koers", "mutatiesoort", "naam uiteindelijke partij", "naam initiërende partij", "catégorie", "catégorie parent", "categoría",
        "categoria", "typ operacji", "typ transakcji", "konstantní symbol", "specifický symbol", "=ks", "=ss", "adres", "adresse", "straat en nummer", "postcode en plaats", "landcode",
        "rekeninguittrekselnummer", "afschriftnummer", "oficina", "agência", "=clnr", "=produkt", "rubrieknaam", "=info", "=laji", "afstemt", "dependencia origem",
        "montant francs", "kurs", "primanota", "=code",
    ),
}  # fmt: skip
