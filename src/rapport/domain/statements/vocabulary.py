"""
The words by which banks head their columns, in Vietnamese and English and some of their neighbours: reviewed, not computed.

Flat words; `nợ` and `có` stand as `debit` and `credit`, because without marks they are `no` and `co`. A phrase that begins with
`=` counts only where it is the whole cell, or the whole part of a cell in two languages.
"""

HEADER_WORDS: dict[str, tuple[str, ...]] = {
    "date": (
        "ngay giao dich", "ngay gd", "ngay hach toan", "ngay phat sinh", "ngay but toan", "ngay ghi so", "ngay ht", "ngay chung tu", "ngay ct",
        "thoi gian giao dich", "thoi gian chuyen khoan", "thoi gian gd", "thoi gian", "ngay gio", "ngay thang", "ngay", "transaction date", "tnx date",
        "txn date", "trans date", "tran date", "posting date", "post date", "posted date", "booking date", "booked", "process date", "processed date",
        "completed date", "date time", "date", "datetime", "created", "posted", "buchungstag", "buchungsdatum", "datum", "boekdatum", "boekingsdatum",
        "fecha", "date operation", "date de comptabilisation", "=data", "journaldate", "date processed",
    ),
    "value_date": (
        "ngay hieu luc", "ngay hl", "ngay gia tri", "effective date", "value date", "valuedate", "val date", "valuta", "valutadatum", "wertstellung",
        "wertstellungstag", "date de valeur", "date valeur", "rentedatum", "interest date", "execution date", "ngay thuc hien",
    ),
    "time": ("=gio", "gio giao dich", "gio gd", "=time", "transaction time", "txn time"),
    "debit": (
        "so tien ghi debit", "so tien debit", "ghi debit", "phat sinh debit", "ps debit", "debit amount", "debit", "debits", "so tien ghi no",
        "ghi no", "phat sinh no", "ps no", "so tien no", "no tktt", "debit tktt", "=dr", "dr amount", "withdrawal", "withdrawals", "withdrawal amount",
        "paid out", "money out", "tien ra", "tien di", "=chi", "so tien chi", "tien chi", "so tien rut", "=rut", "rut tien", "chuyen di", "soll",
        "belastung", "debet", "=af", "=payments", "outflow", "=out", "phat sinh giam", "so tien ra", "=debe", "cargo", "lastschrift", "amount out",
        "so tien chuyen di", "ghi giam", "paid out amount", "debit vnd", "so tien truy thu", "tien rut ra", "rut ra", "so tien rut ra", "tien rut", "money debit", "debit value",
        "cong debit", "tong debit", "sortie", "sorties", "uscite", "dare", "egreso", "egresos", "ausgang", "belastungen", "withdraw",
    ),
    "credit": (
        "so tien ghi credit", "so tien credit", "ghi credit", "phat sinh credit", "ps credit", "credit amount", "credit", "credits",
        "so tien ghi co", "ghi co", "phat sinh co", "ps co", "so tien co", "co tktt", "credit tktt", "=cr", "cr amount", "deposit", "deposits",
        "deposit amount", "paid in", "money in", "tien vao", "tien den", "=thu", "so tien thu", "tien thu", "so tien gui", "=gui", "gui tien",
        "chuyen den", "haben", "gutschrift", "=bij", "=receipts", "inflow", "=in", "phat sinh tang", "so tien vao", "=haber", "abono", "amount in",
        "tien gui vao", "gui vao", "so tien gui vao", "tien nop vao", "nop vao", "money credit", "credit value", "cong credit", "tong credit",
        "entrate", "avere", "ingreso", "ingresos", "eingang", "entree", "entrees", "so tien nhan", "ghi tang", "so tien chuyen den",
    ),
    "amount": (
        "so tien giao dich", "so tien gd", "so tien", "gia tri giao dich", "gia tri gd", "phat sinh", "transaction amount", "txn amount", "amount",
        "money", "betrag", "bedrag", "montant", "importe", "umsatz", "netamount", "net amount", "=sum", "=value", "=gia tri", "=tong tien", "thanh tien",
    ),
    "side": (
        "debit credit", "credit debit", "ghi debit credit", "no co", "ghi no co", "=d c", "=c d", "=dc", "=cd", "dr cr", "cr dr", "drcr", "crdr",
        "debit credit indicator", "credit debit indicator", "cdtdbtind", "af bij", "soll haben", "loai giao dich", "loai gd", "transaction type",
        "txn type", "=type", "=loai", "loai phat sinh", "dau", "=sign", "=direction", "thu chi", "in out", "loai but toan", "tang giam", "chieu giao dich",
    ),
    "balance": (
        "so du sau giao dich", "so du luy ke", "so du cuoi", "so du", "du cuoi", "running balance", "closing balance", "ledger balance",
        "available balance", "account balance", "balance after", "balance", "running bal", "=bal", "bal", "=ton", "ton quy", "so ton", "du no",
        "so du kha dung", "so du thuc te", "ledger bal", "book balance", "current balance", "saldo nach buchung", "nouveau solde", "so du hien tai", "saldo", "solde", "kontostand", "luy ke",
    ),
    "memo": (
        "noi dung chi tiet", "noi dung giao dich", "noi dung chuyen khoan", "noi dung", "dien giai giao dich", "dien giai", "mo ta giao dich", "mo ta",
        "chi tiet giao dich", "chi tiet", "thong tin giao dich", "thong tin chi tiet", "ly do", "ghi chu", "transactions in detail",
        "transaction in detail", "transaction details", "transaction detail", "transaction description", "transaction remarks", "transaction comment",
        "payment details", "description", "details", "detail", "remarks", "remark", "narrative", "narration", "particulars", "=memo", "=text", "=desc",
        "=comment", "=notes", "=note", "=content", "=purpose", "verwendungszweck", "buchungstext", "omschrijving", "mededeling", "vrije mededeling", "mededelingen",
        "libelle", "communication", "message", "message for payee", "concepto", "txn description", "trans description", "remittance information",
    ),
    "reference": (
        "so tham chieu", "ma tham chieu", "tham chieu", "so chung tu", "so ct", "ma giao dich", "ma gd", "so but toan", "but toan", "so giao dich",
        "so gd", "so trace", "so ref", "doc no", "document no", "document number", "reference number", "reference no", "ref no", "refno", "reference",
        "=ref", "transaction no", "transaction number", "transaction id", "transaction code", "transaction ref", "transaction reference number",
        "txn id", "txn no", "trans no", "trace no", "trace", "voucher no", "bank reference", "=id", "=so ft", "ft number", "cheque number",
        "check number", "payment reference", "=num", "journalnumber", "transactionid", "so hieu chung tu", "ma ft", "referenz",
    ),
    "counterparty": (
        "ten doi ung", "ten tai khoan doi ung", "ten tk doi ung", "ten nguoi chuyen", "ten nguoi gui", "ten nguoi huong", "ten nguoi thu huong",
        "ten nguoi nhan", "ten don vi", "doi tac", "ten doi tac", "nguoi chuyen", "nguoi gui", "nguoi huong", "nguoi thu huong", "thu huong",
        "nguoi nhan", "don vi thu huong", "don vi chuyen", "doi tuong", "doi ung", "khach hang doi ung", "offset name", "remitter", "remitter name",
        "beneficiary", "beneficiary name", "counterparty", "counterparty name", "counter party", "counteraccount name", "corresponsive name",
        "correspondent name", "partner name", "=payee", "=payer", "=sender", "=receiver", "ordering party", "=name", "=ten", "=naam", "naam omschrijving", "naam tegenpartij", "zahlungspflichtiger", "beguenstigter zahlungspflichtiger",
        "ten nguoi nop", "ten don vi chuyen", "nguoi nop", "ben chuyen", "ben nhan", "ten ben doi ung",
        "tegenpartij", "auftraggeber", "beguenstigter", "auftraggeber empfaenger", "empfaenger", "contra account name", "merchant", "sender name",
    ),
    "counterparty_account": (
        "so tai khoan doi ung", "tai khoan doi ung", "tk doi ung", "stk doi ung", "so tk doi ung", "offset account", "offset acct",
        "corresponsive account", "correspondent account", "counter account", "contra account", "counterparty account", "counteraccount",
        "partner iban", "tegenrekening", "rekeningnummer tegenpartij", "tai khoan nguoi chuyen", "tai khoan thu huong", "tai khoan nguoi huong",
        "beneficiary account", "remitter account", "tai khoan chuyen", "tk chuyen", "stk chuyen", "tai khoan nhan", "tk nhan", "tai khoan nguoi gui",
        "so tai khoan chuyen", "so tai khoan nhan", "from account", "to account", "account of sender", "payer account", "payee account", "sender account", "from to account", "gegenkonto", "iban tegenpartij", "tai khoan chuyen den",
    ),
    "bank": (
        "ngan hang doi ung", "ngan hang doi tac", "nh doi tac", "nh doi ung", "ngan hang", "remitter bank", "beneficiary bank", "bank name", "=bank",
        "bic", "swift", "bank code", "bic tegenpartij", "ma ngan hang", "offset bank", "corresponsive bank",
    ),
    "account": (
        "so tai khoan", "so tk", "=stk", "tai khoan", "=tk", "account number", "account no", "acct no", "account name", "account", "rekening",
        "rekeningnummer", "konto", "kontonummer", "iban", "bank account details", "cuenta", "compte", "own account",
    ),
    "currency": ("loai tien", "loai tien te", "tien te", "nguyen te", "don vi tien te", "currency", "currency code", "ccy", "=cur", "munt", "waehrung", "devise"),
    "number": ("=stt", "so tt", "so thu tu", "=tt", "=no", "=nr", "=seq", "=number", "=row", "=item", "=line", "sequence", "sequence no", "=s no", "=sl no"),
    "fee": ("phi giao dich", "=phi", "le phi", "phi dich vu", "=fee", "=fees", "transaction fee", "=charge", "=charges", "phi va vat"),
    "ignored": (
        "ma gdv", "ma cn", "chi nhanh", "branch", "teller", "kenh", "channel", "=page", "=trang", "category", "status", "trang thai", "ty gia",
        "exchange rate", "rate", "labels", "original currency", "local currency", "so but toan goc", "fee currency", "thue", "vat", "tax",
        "original description", "account type", "phone", "dia chi", "address", "adres", "email", "original amount", "local amount",
        "amount refunded", "converted amount", "converted amount refunded", "converted currency", "so tien quy doi", "quy doi", "balance currency",
        "opening balance", "so du dau", "ma loai", "product", "client note", "cancellation", "statement descriptor", "bank transaction code",
        "message for me", "constant symbol", "specific symbol", "variable symbol",
    ),
}  # fmt: skip

# In the words of a bank: what comes in is credit.
CREDIT_WORDS = frozenset({
    "c", "cr", "crdt", "credit", "credits", "credited", "credit transfer", "ghi credit", "bao credit", "co", "ghi co", "bao co", "phat sinh co",
    "phat sinh credit", "phat sinh tang", "tang", "thu", "vao", "tien vao", "den", "chuyen den", "nhan", "nhan tien", "cong", "in", "money in",
    "inflow", "deposit", "receipt", "bij", "h", "haben", "gutschrift", "+",
})  # fmt: skip
DEBIT_WORDS = frozenset({
    "d", "dr", "dbit", "debit", "debits", "debited", "debit transfer", "ghi debit", "bao debit", "no", "ghi no", "bao no", "phat sinh no",
    "phat sinh debit", "phat sinh giam", "giam", "chi", "ra", "tien ra", "di", "chuyen di", "rut", "tru", "out", "money out",
    "outflow", "withdrawal", "af", "s", "soll", "lastschrift", "-",
})  # fmt: skip

# A column that names only who sent, or only who received, says the side of every line beside it.
SENDER_WORDS = ("nguoi chuyen", "nguoi gui", "don vi chuyen", "ben chuyen", "tai khoan chuyen", "tk chuyen", "stk chuyen", "nguoi nop", "nguoi ung ho",
                "don vi ung ho", "remitter", "sender", "ordering party", "payer", "donor", "transferor", "from account")  # fmt: skip
RECEIVER_WORDS = ("nguoi nhan", "nguoi huong", "thu huong", "ben nhan", "don vi nhan", "tai khoan nhan", "tk nhan", "beneficiary", "receiver",
                  "recipient", "payee", "to account")  # fmt: skip
# Words of an account that may be of either: who sent here, or where it was sent.
EITHER_PARTY_WORDS = (
    "doi ung",
    "doi tac",
    "doi tuong",
    "counterparty",
    "counter party",
    "partner",
    "offset",
    "corresp",
    "chuyen den",
    "chuyen di",
)

CURRENCIES = frozenset([
    "VND", "USD", "EUR", "GBP", "JPY", "AUD", "CAD", "CHF", "CNY", "SGD", "HKD", "THB", "KRW", "TWD", "MYR",
    "IDR", "PHP", "INR", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "RUB", "LAK", "KHR", "AED",
    "SAR", "ZAR", "BRL", "MXN", "ILS", "RON", "BGN", "ISK", "KWD", "DEM", "NLG", "BEF", "FRF",
])  # fmt: skip

LAYOUTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("techcombank", frozenset({"so but toan", "remitter"})),
    ("techcombank", frozenset({"debit tktt", "credit tktt"})),
    ("vietcombank", frozenset({"tnx date", "transactions in detail"})),
    ("vietcombank", frozenset({"doc no", "transactions in detail"})),
    ("bidv", frozenset({"thoi gian chuyen khoan", "nguoi chuyen"})),
    ("bidv", frozenset({"ma gdv", "phat sinh credit"})),
    ("vietinbank", frozenset({"ten doi ung", "mo ta giao dich"})),
    ("vietinbank", frozenset({"offset name"})),
)
