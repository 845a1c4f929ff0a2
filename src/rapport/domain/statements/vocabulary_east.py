"""
The words by which banks head their columns in scripts that do not divide words, in Cyrillic, Indonesian and Malay: reviewed, not computed.

Words of Chinese, Japanese, Korean and Thai are looked for inside a cell, the longest first; Russian and Ukrainian phrases as words.
"""

GLUED_WORDS: dict[str, tuple[str, ...]] = {
    "date": ("交易日期", "交易日", "记账日期", "记账日", "入账日期", "交易时间", "日期", "取引日", "日付", "年月日", "操作日", "勘定日", "お取引日", "거래일시", "거래일자", "거래일", "일자", "날짜", "วันที่"),
    "value_date": ("起息日", "生效日", "起算日", "기산일"),
    "time": ("时间", "時刻", "거래시간", "시간", "เวลา"),
    "debit": ("借方", "支出", "转出", "付款金额", "取款", "支取", "支払", "出金", "引出", "お引出し", "出金額", "출금", "찾으신", "지급", "ถอน", "เดบิต", "รายการถอน"),
    "credit": ("贷方", "收入", "转入", "收款金额", "存款", "存入", "預り", "預かり", "預入", "お預入れ", "入金", "입금", "맡기신", "ฝาก", "เครดิต"),
    "amount": ("交易金额", "发生额", "金额", "入出金(円)", "入出金", "取引金額", "金額", "거래금액", "금액", "จำนวนเงิน"),
    "side": ("借贷", "收支", "借/贷", "入払区分", "入出金区分", "貸借", "입출금구분", "구분"),
    "balance": ("账户余额", "余额", "差引残高", "取引後残高", "残高", "거래후잔액", "잔액", "คงเหลือ", "ยอดคงเหลือ"),
    "memo": ("摘要", "附言", "用途", "备注", "交易说明", "取引内容", "入出金内容", "入出金先内容", "お取り扱い内容", "内容", "備考", "メモ", "적요", "내용", "기재내용", "메모", "รายการ", "รายละเอียด"),
    "reference": ("流水号", "凭证号", "交易号", "参考号", "取引番号", "照会番号", "거래번호", "เลขที่อ้างอิง"),
    "counterparty": ("对方户名", "对方名称", "对方单位", "收付款人", "交易对手", "振込人", "取引先", "相手方", "의뢰인", "받는분", "보낸분", "ชื่อผู้โอน"),
    "counterparty_account": ("对方账号", "对方账户", "対方帳号", "相手口座", "상대계좌"),
    "bank": ("对方开户行", "开户行", "对方银行", "金融機関", "은행"),
    "account": ("账号", "口座番号", "계좌번호", "เลขที่บัญชี"),
    "currency": ("币种", "通貨", "통화", "สกุลเงิน"),
    "number": ("序号", "番号", "순번", "ลำดับ"),
    "status": ("交易状态", "状态", "상태", "สถานะ"),
    "ignored": ("未資金化", "거래점", "취급점", "店", "สาขา", "渠道", "网点", "手续费"),
}  # fmt: skip

CYRILLIC_WORDS: dict[str, tuple[str, ...]] = {
    "date": ("дата операции", "дата проводки", "дата транзакции", "=дата", "дата документа", "дата операції", "дата платежа"),
    "value_date": ("дата валютирования", "дата списания"),
    "debit": ("дебет", "списание", "расход", "сумма по дебету", "оборот дебет", "витрати"),
    "credit": ("кредит", "поступление", "зачисление", "приход", "сумма по кредиту", "оборот кредит", "надходження"),
    "amount": ("сумма операции", "сумма", "сума", "сумма платежа"),
    "side": ("дебет кредит", "тип операции", "=д к"),
    "balance": ("остаток", "баланс", "исходящий остаток", "залишок"),
    "memo": ("назначение платежа", "описание", "описание операции", "комментарий", "призначення платежу", "детали", "опис"),
    "reference": ("номер документа", "номер операции", "референс", "№ документа", "номер п/п"),
    "counterparty": ("контрагент", "наименование контрагента", "плательщик", "получатель", "корреспондент"),
    "counterparty_account": ("счет контрагента", "счет корреспондента", "счет получателя", "счет плательщика"),
    "bank": ("банк контрагента", "бик", "банк"),
    "account": ("номер счета", "=счет", "счёт"),
    "currency": ("валюта",),
    "number": ("=№", "=№ п/п"),
    "status": ("статус", "состояние"),
    "ignored": ("категория",),
}  # fmt: skip

# Indonesian and Malay, Arabic.
ISLAND_WORDS: dict[str, tuple[str, ...]] = {
    "date": ("التاريخ", "تاريخ العملية", "تاريخ القيد", "tanggal", "tanggal transaksi", "tgl", "tgl transaksi", "tarikh", "tarikh transaksi", "waktu transaksi"),
    "value_date": ("tanggal efektif", "tanggal valuta", "tarikh nilai"),
    "debit": ("مدين", "سحب", "debet", "mutasi debet", "mutasi debit", "keluar", "dana keluar", "pengeluaran", "uang keluar", "wang keluar", "pengeluaran wang"),
    "credit": ("دائن", "إيداع", "kredit", "mutasi kredit", "masuk", "dana masuk", "pemasukan", "uang masuk", "wang masuk", "deposit masuk"),
    "amount": ("المبلغ", "jumlah", "nominal", "mutasi", "nilai transaksi", "jumlah transaksi", "amaun"),
    "side": ("db cr", "debet kredit", "jenis transaksi", "tipe transaksi", "=d k", "=db k"),
    "balance": ("الرصيد", "saldo akhir", "sisa saldo", "baki", "baki akhir"),
    "memo": ("البيان", "الوصف", "التفاصيل", "keterangan", "uraian", "uraian transaksi", "deskripsi", "rincian", "rincian transaksi", "berita", "butiran", "keterangan transaksi", "catatan"),
    "reference": ("المرجع", "رقم المرجع", "no referensi", "nomor referensi", "no ref", "no transaksi", "nomor transaksi", "no rujukan", "no bukti"),
    "counterparty": ("nama penerima", "nama pengirim", "penerima", "pengirim", "nama rekening lawan"),
    "counterparty_account": ("rekening lawan", "rekening tujuan", "no rekening tujuan"),
    "account": ("no rekening", "nomor rekening", "no akaun", "nombor akaun"),
    "currency": ("mata uang", "matawang"),
    "number": ("=no urut",),
    "ignored": ("cabang", "kode cabang", "cawangan", "teller id"),
}  # fmt: skip
