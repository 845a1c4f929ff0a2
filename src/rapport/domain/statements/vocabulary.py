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
        "completed date", "settlement date", "date time", "date", "datetime", "created", "posted",
        "date lib", "journaldate", "date processed",
    ),
    "value_date": (
        "ngay hieu luc", "ngay hl", "ngay gia tri", "effective date", "value date", "value dat", "valuedate", "val date",
        "interest date", "execution date", "ngay thuc hien",
    ),
    "time": ("=gio", "gio giao dich", "gio gd", "=time", "transaction time", "txn time"),
    "debit": (
        "so tien ghi debit", "so tien debit", "ghi debit", "phat sinh debit", "ps debit", "debit amount", "debit", "debits", "so tien ghi no",
        "ghi no", "phat sinh no", "ps no", "so tien no", "no tktt", "debit tktt", "=dr", "dr amount", "withdrawal", "withdrawals", "withdrawal amount", "withdrawal amt", "withdrawals debits", "payments out", "paid out gbp", "=spent", "debit amt", "dr amount", "money out gbp",
        "paid out", "money out", "tien ra", "tien di", "=chi", "so tien chi", "tien chi", "so tien rut", "=rut", "rut tien", "chuyen di",
        "=payments", "outflow", "=out", "phat sinh giam", "so tien ra", "amount out",
        "so tien chuyen di", "ghi giam", "paid out amount", "debit vnd", "so tien truy thu", "tien rut ra", "rut ra", "so tien rut ra", "tien rut", "money debit", "debit value",
        "cong debit", "tong debit", "withdraw",
    ),
    "credit": (
        "so tien ghi credit", "so tien credit", "ghi credit", "phat sinh credit", "ps credit", "credit amount", "credit", "credits",
        "so tien ghi co", "ghi co", "phat sinh co", "ps co", "so tien co", "co tktt", "credit tktt", "=cr", "cr amount", "deposit", "deposits",
        "deposit amount", "deposit amt", "payments in", "=received", "credit amt", "paid in", "money in", "tien vao", "tien den", "=thu", "so tien thu", "tien thu", "so tien gui", "=gui", "gui tien",
        "chuyen den", "=receipts", "inflow", "=in", "phat sinh tang", "so tien vao", "amount in",
        "tien gui vao", "gui vao", "so tien gui vao", "tien nop vao", "nop vao", "money credit", "credit value", "cong credit", "tong credit",
        "so tien nhan", "ghi tang", "so tien chuyen den",
    ),
    "amount": (
        "so tien giao dich", "so tien gd", "so tien", "gia tri giao dich", "gia tri gd", "phat sinh", "transaction amount", "txn amount", "amount",
        "money", "netamount", "net amount", "=net", "=sum", "=value", "=gia tri", "=tong tien", "thanh tien",
    ),
    "side": (
        "debit credit", "credit debit", "=cd", "ghi debit credit", "no co", "ghi no co", "=n c", "=c n", "=d c", "=c d", "=dc", "dr cr", "cr dr", "drcr", "crdr",
        "debit credit indicator", "credit debit indicator", "cdtdbtind", "loai giao dich", "loai gd", "transaction type",
        "txn type", "=type", "=loai", "loai phat sinh", "dau", "=sign", "=direction", "thu chi", "in out", "loai but toan", "tang giam", "chieu giao dich",
    ),
    "balance": (
        "so du sau giao dich", "so du luy ke", "so du cuoi", "so du", "du cuoi", "running balance", "closing balance", "ledger balance",
        "available balance", "account balance", "balance after", "balance", "running bal", "=bal", "bal", "=ton", "ton quy", "so ton", "du no",
        "so du kha dung", "so du thuc te", "ledger bal", "book balance", "current balance", "accountbalance", "closing bal", "balance amount", "so du hien tai", "luy ke",
    ),
    "memo": (
        "noi dung chi tiet", "noi dung giao dich", "noi dung chuyen khoan", "noi dung", "dien giai giao dich", "dien giai", "mo ta giao dich", "mo ta",
        "chi tiet giao dich", "chi tiet", "thong tin giao dich", "thong tin chi tiet", "ly do", "ghi chu", "transactions in detail",
        "transaction in detail", "transaction details", "transaction detail", "transaction description", "transaction remarks", "transaction comment",
        "payment details", "description", "details", "detail", "remarks", "remark", "narrative", "narration", "particulars", "=memo", "=text", "=desc",
        "loi nhan", "=comment", "=notes", "=note", "=content", "=purpose",
        "transaction narration", "message", "message for payee", "txn description", "trans description", "remittance information",
    ),
    "reference": (
        "so tham chieu", "ma tham chieu", "tham chieu", "so chung tu", "so ct", "ma giao dich", "ma gd", "so but toan", "but toan", "so giao dich",
        "so gd", "so trace", "so ref", "doc no", "document no", "document number", "reference number", "reference no", "ref no", "refno", "reference",
        "=ref", "chq ref number", "chq no", "cheque no", "chq ref no", "check or slip", "check no", "transferwise id", "transfer wise id", "payment id", "entry reference", "=utr", "rrn", "transaction no", "transaction number", "transaction id", "transaction code", "transaction ref", "transaction reference number",
        "txn id", "txn no", "trans no", "trace no", "trace", "voucher no", "bank reference", "=id", "=so ft", "ft number", "cheque number",
        "check number", "payment reference", "=num", "journalnumber", "transactionid", "so hieu chung tu", "ma ft",
    ),
    "counterparty": (
        "ten doi ung", "ten tai khoan doi ung", "ten tk doi ung", "ten nguoi chuyen", "ten nguoi gui", "ten nguoi huong", "ten nguoi thu huong",
        "ten nguoi nhan", "ten don vi", "doi tac", "ten doi tac", "nguoi chuyen", "nguoi gui", "nguoi huong", "nguoi thu huong", "thu huong",
        "nguoi nhan", "don vi thu huong", "don vi chuyen", "doi tuong", "doi ung", "khach hang doi ung", "offset name", "remitter", "remitter name",
        "beneficiary", "beneficiary name", "counterparty", "counterparty name", "counter party", "counteraccount name", "corresponsive name",
        "correspondent name", "partner name", "=payee", "=payer", "=sender", "=receiver", "ordering party", "=name", "=ten",
        "=payer name", "=payee name", "ten nguoi nop", "ten don vi chuyen", "nguoi nop", "ben chuyen", "ben nhan", "ten ben doi ung",
        "contra account name", "merchant", "sender name",
    ),
    "counterparty_account": (
        "so tai khoan doi ung", "tai khoan doi ung", "tk doi ung", "stk doi ung", "so tk doi ung", "offset account", "offset acct",
        "corresponsive account", "correspondent account", "counter account", "contra account", "counterparty account", "counteraccount",
        "tai khoan nguoi chuyen", "tai khoan thu huong", "tai khoan nguoi huong",
        "beneficiary account", "remitter account", "tai khoan chuyen", "tk chuyen", "stk chuyen", "tai khoan nhan", "tk nhan", "tai khoan nguoi gui",
        "so tai khoan chuyen", "so tai khoan nhan", "from account", "to account", "account of sender", "payer account", "payee account", "sender account", "from to account", "tai khoan chuyen den",
    ),
    "bank": (
        "ngan hang doi ung", "ngan hang doi tac", "nh doi tac", "nh doi ung", "ngan hang", "remitter bank", "beneficiary bank", "bank name", "=bank",
        "bic", "swift", "bank code", "ma ngan hang", "offset bank", "corresponsive bank",
    ),
    "account": (
        "so tai khoan", "so tk", "=stk", "tai khoan", "=tk", "account number", "account no", "acct no", "account name", "account", "rekening",
        "konto", "iban", "bank account details", "cuenta", "own account",
    ),
    "currency": ("loai tien", "loai tien te", "tien te", "nguyen te", "don vi tien te", "currency", "currency code", "ccy", "=cur", ),
    "number": ("=stt", "so tt", "so thu tu", "=tt", "=no", "=nr", "=seq", "=number", "=row", "=item", "=line", "sequence", "sequence no", "=s no", "=sl no"),
    "fee": ("phi giao dich", "=phi", "le phi", "phi dich vu", "=fee", "=fees", "transaction fee", "=charge", "=charges", "phi va vat"),
    "status": ("=status", "=state", "trang thai", "trang thai giao dich", "trang thai gd", "tinh trang", "=ket qua", "ket qua giao dich", "transaction status", "payment status"),
    "ignored": (
        "ma gdv", "ma cn", "chi nhanh", "branch", "teller", "kenh", "channel", "=page", "=trang", "category", "ty gia",
        "exchange rate", "rate", "labels", "original currency", "local currency", "=gross", "gross amount", "timezone", "time zone", "so but toan goc", "fee currency", "thue", "vat", "tax",
        "original description", "account type", "phone", "sdt", "so dien thoai", "dia chi", "address", "email", "original amount", "local amount",
        "amount refunded", "started date", "subcategory", "spending category", "sort code", "card last four digits", "card holder full name", "attachment", "exchange from", "exchange to", "total fees", "converted amount", "converted amount refunded", "converted currency", "so tien quy doi", "quy doi", "balance currency",
        "opening balance", "so du dau", "ma loai", "product", "client note", "cancellation", "statement descriptor", "bank transaction code",
        "message for me", "constant symbol", "specific symbol", "variable symbol",
    ),
}  # fmt: skip

# In the words of a bank: what comes in is credit.
CREDIT_WORDS = frozenset({
    "c", "cr", "crdt", "credit", "credits", "credited", "credit transfer", "ghi credit", "bao credit", "co", "ghi co", "bao co", "phat sinh co",
    "phat sinh credit", "phat sinh tang", "tang", "thu", "vao", "tien vao", "den", "chuyen den", "nhan", "nhan tien", "cong", "in", "money in",
    "incoming", "received", "receive", "nap", "nap tien", "tien den", "1", "+1",
    "inflow", "deposit", "receipt", "bij", "h", "haben", "gutschrift", "+", "k", "kredit", "kt",
    "贷", "貸", "收", "入", "存", "来账", "к", "кт", "입", "입금", "입금액", "ฝาก", "دائن",
})  # fmt: skip
DEBIT_WORDS = frozenset({
    "d", "dr", "dbit", "debit", "debits", "debited", "debit transfer", "ghi debit", "bao debit", "no", "ghi no", "bao no", "phat sinh no",
    "phat sinh debit", "phat sinh giam", "giam", "chi", "ra", "tien ra", "di", "chuyen di", "rut", "tru", "out", "money out",
    "outgoing", "sent", "send", "spent", "rut tien", "tien di", "-1",
    "outflow", "withdrawal", "af", "s", "soll", "lastschrift", "-", "db", "debet", "dt",
    "借", "付", "支", "出", "取", "往账", "д", "дт", "출", "출금", "ถอน", "مدين",
})  # fmt: skip

# What did not go through moves nothing, whatever amount stands beside it; what waits is told.
FAILED_WORDS = frozenset({
    "that bai", "khong thanh cong", "giao dich that bai", "loi", "bi loi", "tu choi", "bi tu choi", "da huy", "bi huy", "huy", "het han", "failed", "failure", "fail",
    "fehlgeschlagen", "abgelehnt", "refuse", "annule", "rechazado", "rechazada", "cancelado", "odrzucona", "отклонено", "отменено", "失败", "실패",
    "unsuccessful", "not successful", "rejected", "declined", "denied", "cancelled", "canceled", "void", "voided", "expired", "error", "reverted",
})  # fmt: skip
WAITING_WORDS = frozenset(
    {
        "pending",
        "dang xu ly",
        "cho xu ly",
        "dang cho",
        "cho duyet",
        "processing",
        "in process",
        "in progress",
        "authorised",
        "authorized",
        "on hold",
        "vorgemerkt",
        "en attente",
        "pendiente",
        "w toku",
        "处理中",
    }
)

# Money out where the same column names money in by another word, else any movement.
LIKELY_DEBIT_WORDS = frozenset({"chuyen tien", "chuyen khoan", "transfer", "transfer out", "payment", "thanh toan", "purchase", "mua hang"})

# A column that names only who sent, or only who received, says the side of every line beside it.
SENDER_WORDS = ("nguoi chuyen", "nguoi gui", "don vi chuyen", "ben chuyen", "tai khoan chuyen", "tk chuyen", "stk chuyen", "nguoi nop", "nguoi ung ho",
                "don vi ung ho", "remitter", "sender", "ordering party", "payer", "donor", "transferor", "from account", "zahlungspflichtig", "avsandare", "avsender", "gonderen")  # fmt: skip
RECEIVER_WORDS = ("nguoi nhan", "nguoi huong", "thu huong", "ben nhan", "don vi nhan", "tai khoan nhan", "tk nhan", "beneficiary", "receiver",
                  "recipient", "payee", "to account", "zahlungsempf", "mottagare", "mottaker", "alici")  # fmt: skip
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
    "SAR", "ZAR", "BRL", "MXN", "ILS", "RON", "BGN", "ISK", "KWD", "UAH", "HRK", "RSD", "EGP", "NGN", "KES", "ARS", "CLP", "COP", "PEN", "UYU", "PKR",
    "BDT", "LKR", "MMK", "BND", "MOP", "QAR", "BHD", "OMR", "JOD", "MAD", "TND", "GEL", "KZT", "AZN", "VES", "DEM", "NLG", "BEF", "FRF",
])  # fmt: skip

# How currencies are called in words and signs around a table; the longer sign first.
CURRENCY_WORDS = {
    "euro": "EUR", "euros": "EUR", "euroa": "EUR", "dong": "VND", "vnd": "VND", "usdollar": "USD", "dollars": "USD", "yen": "JPY", "zl": "PLN", "zł": "PLN", "kc": "CZK",
    "reais": "BRL", "pounds": "GBP", "baht": "THB", "rmb": "CNY", "renminbi": "CNY",
}  # fmt: skip
CURRENCY_SIGNS = {
    "R$": "BRL", "S$": "SGD", "A$": "AUD", "HK$": "HKD", "€": "EUR", "£": "GBP", "₫": "VND", "VNĐ": "VND", "円": "JPY", "¥": "JPY", "元": "CNY", "人民币": "CNY", "₩": "KRW", "원": "KRW",
    "₹": "INR", "₽": "RUB", "₺": "TRY", "฿": "THB", "₴": "UAH", "US$": "USD", "$": "USD",
}  # fmt: skip

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
