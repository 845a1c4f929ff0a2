"""Statements of banks of other countries, made up in the layouts of their exports: the rest of the world."""

from tests.domain.statements.samples import Sample

SAMPLES = (
    Sample('wise','''"TransferWise ID",Date,"Date Time",Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees","Exchange To Amount"
TRANSFER-900,03-01-2024,"03-01-2024 10:00:00.123",1200.00,EUR,"Received money from ACME with reference INV 5","INV 5",2200.00,,,,ACME,,,,,,,,0.00,
TRANSFER-901,13-01-2024,"13-01-2024 10:00:00.123",-100.50,EUR,"Sent money to Bob","rent",2099.50,,,,,Bob,GB11,,,,,,0.50,
''',['2024-01-03||1200|2200|~|~|~|*ACME','2024-01-13||-100.5|2099.5|~|~|~|*Bob'],currency='EUR'),
    Sample('japan','''取引日,摘要,お支払金額,お預り金額,差引残高,メモ
2024/01/05,振込 カ)アクメ,,"150,000","1,150,000",
2024/01/10,電気料,"12,345",,"1,137,655",
''',['2024-01-05||150000|1150000||||*振込','2024-01-10||-12345|1137655'],encoding='cp932',currency='JPY',opening='1000000'),
    Sample('rakuten','''取引日,入出金(円),取引後残高(円),入出金内容
20240105,150000,1150000,カ)アクメ
20240110,-12345,1137655,電気料
''',['2024-01-05||150000|1150000','2024-01-10||-12345|1137655'],encoding='cp932'),
    Sample('smbc','''年月日,お引出し,お預入れ,お取り扱い内容,残高
2024/1/5,,150000,"振込 カ）アクメ",1150000
2024/1/10,12345,,"電気料",1137655
''',['2024-01-05||150000|1150000','2024-01-10||-12345|1137655'],encoding='cp932'),
    Sample('ufj','''日付,摘要,摘要内容,支払い金額,預かり金額,差引残高,メモ,未資金化区分,入払区分
2024/1/5,振込１,カ）アクメ,,"150,000","1,150,000",,,入金
2024/1/10,電気,トウデン,"12,345",,"1,137,655",,,振替支払い
''',['2024-01-05||150000|1150000','2024-01-10||-12345|1137655'],encoding='utf-8-sig'),
    Sample('chinese','''交易日期,交易时间,收入金额,支出金额,账户余额,对方户名,对方账号,摘要,币种
2024-01-05,10:11:12,"1,500.00",,"2,500.00",北京公司,6222000011112222,货款,CNY
2024-01-06,10:11:12,,"500.00","2,000.00",张三,6222000011113333,转账,CNY
''',['2024-01-05||1500|2500||北京公司|6222000011112222|*货款','2024-01-06||-500|2000||张三|6222000011113333|*转账'],encoding='gb18030',currency='CNY'),
    Sample('chinese2','''交易日,借方金额,贷方金额,余额,摘要
20240105,,1500.00,2500.00,货款
20240106,500.00,,2000.00,转账
''',['2024-01-05||1500|2500','2024-01-06||-500|2000'],encoding='gb18030'),
    Sample('korean','''거래일시,적요,출금액,입금액,잔액,거래점
2024-01-05 10:11:12,홍길동,,"150,000","1,150,000",강남
2024-01-06 11:00:00,카드,"12,345",,"1,137,655",강남
''',['2024-01-05||150000|1150000','2024-01-06||-12345|1137655'],encoding='cp949'),
    Sample('russian','''Дата операции;Описание;Сумма;Валюта;Остаток
05.01.2024;Перевод от ООО Ромашка;1500,00;RUB;2500,00
06.01.2024;Оплата;-500,00;RUB;2000,00
''',['2024-01-05||1500|2500||||*Ромашка','2024-01-06||-500|2000'],encoding='cp1251',currency='RUB'),
    Sample('russian2','''Дата;Дебет;Кредит;Контрагент;Назначение платежа
05.01.2024;;1 500,00;ООО Ромашка;Оплата по счету 5
06.01.2024;500,00;;ИП Иванов;Аренда
''',['2024-01-05||1500|||ООО Ромашка||*счету 5','2024-01-06||-500'],encoding='cp1251'),
    Sample('thai','''วันที่,รายการ,ถอนเงิน,ฝากเงิน,คงเหลือ
05/01/2024,โอนเงิน,,"1,500.00","2,500.00"
16/01/2024,ถอน,500.00,,"2,000.00"
''',['2024-01-05||1500|2500','2024-01-16||-500|2000']),
    Sample('spanish','''Fecha Operación;Fecha Valor;Concepto;Importe;Saldo;Divisa
05/01/2024;05/01/2024;TRANSFERENCIA DE ACME SL;1.500,00;2.500,00;EUR
16/01/2024;17/01/2024;RECIBO LUZ;-80,25;2.419,75;EUR
''',['2024-01-05|2024-01-05|1500|2500||||*ACME','2024-01-16|2024-01-17|-80.25|2419.75'],currency='EUR'),
    Sample('italian','''Data contabile;Data valuta;Descrizione;Addebiti;Accrediti;Divisa
05/01/2024;05/01/2024;BONIFICO DA ACME SRL;;1.500,00;EUR
16/01/2024;16/01/2024;PAGAMENTO POS;-80,25;;EUR
''',['2024-01-05|2024-01-05|1500','2024-01-16|2024-01-16|-80.25'],currency='EUR'),
    Sample('italian2','''Data;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato
05/01/2024;1500,00;;Bonifico;Bonifico da ACME;Contabilizzato
16/01/2024;;-80,25;Pos;Pagamento POS;Contabilizzato
''',['2024-01-05||1500','2024-01-16||-80.25']),
    Sample('portuguese','''Data Lanc.;Data Valor;Descrição;Débito;Crédito;Saldo contabilístico
05-01-2024;05-01-2024;TRF DE ACME;;1.500,00;2.500,00
16-01-2024;16-01-2024;COMPRA;80,25;;2.419,75
''',['2024-01-05|2024-01-05|1500|2500','2024-01-16|2024-01-16|-80.25|2419.75']),
    Sample('swedish','''Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta
2024/01/05;1500,00;;;ACME AB;Bg 123;2500,00;SEK
2024/01/16;-80,25;;;;ICA;2419,75;SEK
''',['2024-01-05||1500|2500','2024-01-16||-80.25|2419.75'],currency='SEK'),
    Sample('swedish2','''"Radnr","Clnr","Kontonr","Produkt","Valuta","Bokförd","Transdag","Valutadag","Referens","Text","Belopp","Saldo"
"1","8327","9123456789","Privatkonto","SEK","2024-01-16","2024-01-15","2024-01-16","ICA MAXI","Kortköp","-80.25","2419.75"
"2","8327","9123456789","Privatkonto","SEK","2024-01-05","2024-01-05","2024-01-05","ACME","Insättning","1500.00","2500.00"
''',['2024-01-16|2024-01-16|-80.25|2419.75|ICA MAXI','2024-01-05|2024-01-05|1500|2500'],account='9123456789',encoding='latin-1'),
    Sample('danish','''"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"
"05.01.2024";"Overførsel ACME";"1.500,00";"2.500,00";"Udført";"Nej"
"16.01.2024";"Netto";"-80,25";"2.419,75";"Udført";"Nej"
''',['2024-01-05||1500|2500||||*ACME','2024-01-16||-80.25|2419.75'],encoding='latin-1'),
    Sample('norwegian','''"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"
"05.01.2024";"Fra: ACME AS";"05.01.2024";"";"1500,00"
"16.01.2024";"Varekjøp REMA";"16.01.2024";"80,25";""
''',['2024-01-05|2024-01-05|1500','2024-01-16|2024-01-16|-80.25'],encoding='latin-1'),
    Sample('finnish','''Kirjauspäivä;Arvopäivä;Määrä EUROA;Laji;Selitys;Saaja/Maksaja;Saajan tilinumero ja pankin BIC;Viite;Viesti;Arkistointitunnus
05.01.2024;05.01.2024;1500,00;588;VIITESIIRTO;ACME OY;;12345;Lasku;20240105/1
16.01.2024;16.01.2024;-80,25;162;PANO;K-MARKET;FI1112;;;20240116/2
''',['2024-01-05|2024-01-05|1500||~|ACME OY','2024-01-16|2024-01-16|-80.25'],encoding='latin-1'),
    Sample('turkish','''Tarih;Açıklama;Tutar;Bakiye
05.01.2024;EFT ACME AŞ;1.500,00;2.500,00
16.01.2024;Market;-80,25;2.419,75
''',['2024-01-05||1500|2500||||*ACME','2024-01-16||-80.25|2419.75'],encoding='cp1254'),
    Sample('hdfc','''
  Date     ,Narration                                                                                                                ,Value Dat,Debit Amount       ,Credit Amount      ,Chq/Ref Number   ,Closing Balance
  05/01/24  ,NEFT CR-ACME                                                                                                     , 05/01/24 ,          0.00      ,       1500.00 ,N123                     ,         2500.00
  16/01/24  ,UPI-SHOP                                                                                                         , 16/01/24 ,          80.25      ,       0.00 ,0000401                   ,         2419.75
''',['2024-01-05|2024-01-05|1500|2500|N123|||*NEFT','2024-01-16|2024-01-16|-80.25|2419.75|0000401']),
    Sample('dbs','''Account Details For:,DBS Account 123-45678-9
Statement as at:,17 Jan 2024
Available Balance:,"2,419.75"
Ledger Balance:,"2,419.75"

Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2,Transaction Ref3

16 Jan 2024,POS,80.25, ,NETS QR,1234,
05 Jan 2024,ICT, ,1500.00,Incoming ACME,OTHR,
''',['2024-01-16||-80.25|~|POS','2024-01-05||1500|~|ICT']),
    Sample('anz headerless','''16/01/2024,-80.25,EFTPOS WOOLWORTHS
5/01/2024,1500.00,PAYMENT FROM ACME
''',['2024-01-16||-80.25|||||*EFTPOS','2024-01-05||1500']),
    Sample('cba','''16/01/2024,"-80.25","EFTPOS WOOLWORTHS","+2419.75"
5/01/2024,"1500.00","PAYMENT FROM ACME","+2500.00"
3/01/2024,"-10.00","FEE","+1000.00"
''',['2024-01-16||-80.25|2419.75||||*EFTPOS','2024-01-05||1500|2500','2024-01-03||-10|1000']),
    Sample('ubs','''Kontonummer:;0240 00123456.01F;
IBAN:;CH93 0076 2011 6238 5295 7;
Von:;2024-01-01;
Bis:;2024-01-31;
Anfangssaldo:;1000.00;
Schlusssaldo:;2419.75;
Bewertet in:;CHF;
Anzahl Transaktionen in diesem Zeitraum:;2;

Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten;
2024-01-16;10:11:12;2024-01-16;2024-01-16;CHF;-80.25;;;2419.75;9999016LK1;"MIGROS";"";"";;
2024-01-05;09:00:00;2024-01-05;2024-01-05;CHF;;1500.00;;2500.00;9999005LK2;"ACME AG";"Gutschrift";"";;
''',['2024-01-16|2024-01-16|-80.25|2419.75|9999016LK1|~|~|*MIGROS','2024-01-05|2024-01-05|1500|2500|9999005LK2'],opening='1000',closing='2419.75',account='CH9300762011623852957',currency='CHF'),
    Sample('postfinance csv','''Datum von:;2024-01-01
Datum bis:;2024-01-31
Konto:;CH5109000000250092291
Währung:;CHF

Buchungsdatum;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Valuta;Saldo in CHF
16.01.2024;KAUF/DIENSTLEISTUNG COOP;;-80.25;16.01.2024;2419.75
05.01.2024;GUTSCHRIFT ACME AG;1500.00;;05.01.2024;2500.00

Disclaimer:
Dies ist kein durch die PostFinance AG erstelltes Dokument.
''',['2024-01-16|2024-01-16|-80.25|2419.75||||*COOP','2024-01-05|2024-01-05|1500|2500'],currency='CHF',account='CH5109000000250092291'),
    Sample("swiss apostrophe",'''Datum;Text;Belastung;Gutschrift;Saldo
05.01.2024;ACME;;1'500.00;2'500.00
16.01.2024;Miete;1'200.50;;1'299.50
''',['2024-01-05||1500|2500','2024-01-16||-1200.50|1299.50']),
    Sample("trailing minus",'''Date,Details,Amount,Balance
05/01/2024,ACME,"1,500.00","2,500.00"
16/01/2024,Rent,"1,200.50-","1,299.50"
17/01/2024,Fee,(10.00),"1,289.50"
''',['2024-01-05||1500|2500','2024-01-16||-1200.50|1299.50','2024-01-17||-10|1289.5']),
    Sample("belfius",'''Boekingsdatum vanaf;01/01/2024
Boekingsdatum tot en met;31/01/2024
Bedrag vanaf;
Laatste saldo;2.419,75 EUR
;
Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen
BE68 5390 0754 7034;16/01/2024;00001;00000002;BE71 0961 2345 6769;Delhaize;;;AANKOOP;16/01/2024;-80,25;EUR;GKCCBEBB;;
BE68 5390 0754 7034;05/01/2024;00001;00000001;BE62 5100 0754 7061;ACME NV;;;OVERSCHRIJVING;05/01/2024;1500,00;EUR;;;factuur 5
''',['2024-01-16|2024-01-16|-80.25||~|Delhaize|BE71 0961 2345 6769','2024-01-05|2024-01-05|1500||~|ACME NV|BE62 5100 0754 7061|*factuur 5'],account='BE68 5390 0754 7034',currency='EUR'),
    Sample("hungarian",'''Könyvelés dátuma;Értéknap;Összeg;Devizanem;Partner neve;Partner számlaszáma;Közlemény
2024.01.05.;2024.01.05.;1 500,00;HUF;ACME Kft.;11773016-11111018;számla 5
2024.01.16.;2024.01.16.;-80,00;HUF;Tesco;;vásárlás
''',['2024-01-05|2024-01-05|1500|||ACME Kft.|11773016-11111018|*számla 5','2024-01-16|2024-01-16|-80'],encoding='cp1250',currency='HUF'),
    Sample("csob cz",'''číslo účtu;datum zaúčtování;částka;měna;zůstatek;konstantní symbol;variabilní symbol;specifický symbol;označení operace;název protiúčtu;protiúčet;poznámka
123456789/0300;05.01.2024;1500,00;CZK;2500,00;;2024005;;Příchozí úhrada;ACME s.r.o.;987654321/0100;faktura
123456789/0300;16.01.2024;-80,25;CZK;2419,75;;;;Platba kartou;;;
''',['2024-01-05||1500|2500|~|ACME s.r.o.|987654321/0100|*faktura','2024-01-16||-80.25|2419.75'],encoding='cp1250',account='123456789/0300',currency='CZK'),
)  # fmt: skip
