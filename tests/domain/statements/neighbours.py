"""Statements of banks of other countries, made up in the layouts of their exports: Europe."""

from tests.domain.statements.samples import Sample

SAMPLES = (
    Sample('deutsche bank','''Umsätze Girokonto (00);;;Kundennummer: 123 1234567
Letzter Kontostand;;;;1.000,00;EUR
Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.
Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
02.05.2024;02.05.2024;"SEPA-Überweisung";"Muster GmbH";"Rechnung 4711";DE89370400440532013000;COBADEFFXXX;KREF01;;;;-119,00;;;;-119,00;;EUR
03.05.2024;04.05.2024;"SEPA-Gutschrift";"Anna Beispiel";"Danke";DE02120300000000202051;BYLADEM1001;;;;;1.500,00;;;;;1.500,00;EUR
Kontostand;03.05.2024;;;2.381,00;EUR
''',['2024-05-02|2024-05-02|-119.00||KREF01|Muster GmbH|DE89370400440532013000|*Rechnung 4711','2024-05-03|2024-05-04|1500|||Anna Beispiel|DE02120300000000202051|*Danke'],currency='EUR',total=7),
    Sample('dkb new','''"Girokonto";"DE58120300001012345678"
""
"Kontostand vom 21.08.2023:";"1.234,56 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"18.08.23";"18.08.23";"Gebucht";"ISSUER";"Edeka Markt";"Debitkarte 17.08.";"Ausgang";"DE96120300009005290904";"-23,45 €";"";"";"483229001122"
"15.08.23";"15.08.23";"Gebucht";"Arbeitgeber AG";"Max Muster";"Gehalt August";"Eingang";"DE11500105170648489890";"2.345,67 €";"";"";"NOTPROVIDED"
''',['2023-08-18|2023-08-18|-23.45||~|Edeka Markt|DE96120300009005290904|*Debitkarte','2023-08-15|2023-08-15|2345.67||~|Arbeitgeber AG|DE11500105170648489890|*Gehalt'],currency='EUR',account='DE58120300001012345678',total=7),
    Sample('commerzbank','''Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;Auftraggeberkonto;Bankleitzahl Auftraggeberkonto;IBAN Auftraggeberkonto
02.01.2024;03.01.2024;Überweisung;Miete Januar;-850,00;EUR;123456789;20040000;DE11200400000123456789
05.01.2024;05.01.2024;Gutschrift;Rechnung 88;1190,00;EUR;123456789;20040000;DE11200400000123456789
''',['2024-01-02|2024-01-03|-850|||||*Miete Januar','2024-01-05|2024-01-05|1190|||||*Rechnung 88'],currency='EUR'),
    Sample('ing-diba','''Umsatzanzeige;Datei erstellt am: 28.09.2024 12:57

IBAN;DE00 1234 1234 1234 1234 12
Kontoname;Girokonto
Bank;ING
Kunde;Max Mustermann
Zeitraum;01.09.2024 - 28.09.2024
Saldo;1.234,56;EUR

Sortierung;Datum absteigend

In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen, auch wenn sie in Ihrem Internetbanking angezeigt werden.

Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
27.09.2024;27.09.2024;REWE Markt;Lastschrift;Einkauf REWE;1.234,56;EUR;-45,44;EUR
25.09.2024;26.09.2024;Firma AG;Gehalt/Rente;Lohn 09;1.280,00;EUR;1.000,00;EUR
''',['2024-09-27|2024-09-27|-45.44|1234.56||REWE Markt||*Einkauf REWE','2024-09-25|2024-09-26|1000|1280||Firma AG||*Lohn 09'],encoding='cp1252',account='DE001234123412341234 12'.replace(' ',''),currency='EUR',opening='280',closing='1234.56'),
    Sample('sparkasse camt','''"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE12500105170648489890";"02.01.24";"02.01.24";"FOLGELASTSCHRIFT";"Strom Abschlag 01/24";"DE98ZZZ09999999999";"M-1";"E2E-778";"";"";"";"Stadtwerke";"DE44500105175407324931";"INGDDEFF";"-75,00";"EUR";"Umsatz gebucht"
"DE12500105170648489890";"03.01.24";"03.01.24";"GUTSCHR. UEBERWEISUNG";"RE 2024-001";"";"";"";"";"";"";"Kunde KG";"DE02500105170137075030";"INGDDEFF";"2380,00";"EUR";"Umsatz gebucht"
''',['2024-01-02|2024-01-02|-75||E2E-778|Stadtwerke|DE44500105175407324931|*Strom Abschlag','2024-01-03|2024-01-03|2380|||Kunde KG|DE02500105170137075030|*RE 2024-001'],account='DE12500105170648489890',currency='EUR'),
    Sample('rabobank csv','''"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"
"NL33RABO0123456789","EUR","RABONL2U","000000000000007213","2024-01-02","2024-01-02","-12,50","+987,50","NL20INGB0001234567","Albert Heijn","","","INGBNL2A","bc","","TR-1","","","","Betaalautomaat 14:04","pasnr. 061","","","","",""
"NL33RABO0123456789","EUR","RABONL2U","000000000000007214","2024-01-03","2024-01-03","+100,00","+1087,50","NL91ABNA0417164300","J. Jansen","","","ABNANL2A","cb","","","","","","Factuur 12"," ","","","","",""
''',['2024-01-02|2024-01-02|-12.5|987.5|TR-1|Albert Heijn|NL20INGB0001234567|*Betaalautomaat','2024-01-03|2024-01-03|100|1087.5|~|J. Jansen|NL91ABNA0417164300|*Factuur 12'],account='NL33RABO0123456789',opening='1000',closing='1087.50'),
    Sample('abn tab','''123456789\tEUR\t20240102\t1000,00\t900,00\t20240102\t-100,00\tSEPA Overboeking                 IBAN: NL20INGB0001234567        BIC: INGBNL2A                    Naam: J JANSEN                  Omschrijving: huur
123456789\tEUR\t20240103\t900,00\t1150,00\t20240104\t250,00\tSEPA Overboeking IBAN: NL91ABNA0417164300 Naam: KLANT BV Omschrijving: fact 12
123456789\tEUR\t20240105\t1150,00\t1100,00\t20240105\t-50,00\tBEA   NR:12345
''',['2024-01-02|~|-100|900','2024-01-03|2024-01-04|250|1150','2024-01-05|~|-50|1100'],currency='EUR',account='123456789',closing='1100',opening='1000'),
    Sample('boursorama','''dateOp;dateVal;label;category;categoryParent;supplierFound;amount;accountNum;accountLabel;accountbalance
2024-01-02;2024-01-02;"VIR SEPA DUPONT";"Virements reçus";"Mouvements internes";dupont;1 200,00;00040123456;BoursoBank;2500.00
2024-01-03;2024-01-03;"CARTE 02/01/24 FNAC";"Loisirs";"Achats";fnac;-49,90;00040123456;BoursoBank;2500.00
''',['2024-01-02|2024-01-02|1200|~|~|~|~|*VIR SEPA DUPONT','2024-01-03|2024-01-03|-49.9|~|~|~|~|*FNAC'],account='00040123456',problems=('balance_mismatch',)),
    Sample('banque postale','''Numéro Compte   :;1234567X020
Type :;CCP
Compte tenu en  :;euros
Date :;02/03/2024
Solde (EUROS)   :;1234,56
Solde (FRANCS)   :;8098,19

Date;Libellé;Montant(EUROS);Montant(FRANCS)
01/03/2024;"ACHAT CB CARREFOUR 29.02.24";-12,34;-80,95
28/02/2024;"VIREMENT DE MME MARTIN";500,00;3279,79
''',['2024-03-01||-12.34|||||*CARREFOUR','2024-02-28||500|||||*MARTIN'],currency='EUR',account='1234567X020',encoding='latin-1'),
    Sample('cic','''Date;Date de valeur;Débit;Crédit;Libellé;Solde
02/01/2024;02/01/2024;-45,00;;PRLV SEPA EDF;955,00
04/01/2024;04/01/2024;;1000,00;VIR ACME;1955,00
''',['2024-01-02|2024-01-02|-45|955||||*EDF','2024-01-04|2024-01-04|1000|1955||||*ACME'],encoding='cp1252',opening='1000',closing='1955'),
    Sample('mbank','''mBank S.A. Bankowość Detaliczna;
#Klient;
JAN KOWALSKI;

Lista operacji;

#Za okres:;
01.01.2024;31.01.2024;

#Waluta;#Wpływy;#Wydatki;
PLN;1 500,00;-59,99;

#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;#Saldo po operacji;
2024-01-05;2024-01-05;PRZELEW ZEWNĘTRZNY PRZYCHODZĄCY;"FAKTURA 1/2024";"FIRMA SP. Z O.O.";'12114020040000300201355387';1 500,00;2 500,00;
2024-01-07;2024-01-08;ZAKUP PRZY UŻYCIU KARTY;"ALLEGRO";"  ";'';-59,99;2 440,01;

;;;;;;#Saldo końcowe;2 440,01;
''',['2024-01-05|~|1500|2500|~|FIRMA SP. Z O.O.|12114020040000300201355387|*FAKTURA 1/2024','2024-01-08|~|-59.99|2440.01||||*ALLEGRO'],encoding='cp1250',opening='1000',closing='2440.01'),
    Sample('pko','''"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji","Opis transakcji","","",""
"2024-01-10","2024-01-09","Płatność kartą","-20.00","PLN","+980.00","Tytuł: 010101","Lokalizacja: Warszawa","",""
"2024-01-11","2024-01-11","Przelew na konto","+100.00","PLN","+1080.00","Rachunek nadawcy: 12345","Nazwa nadawcy: ABC","Tytuł: zwrot",""
''',['2024-01-10|2024-01-09|-20|980||||*010101','2024-01-11|2024-01-11|100|1080||||*Rachunek'],encoding='cp1250',currency='PLN'),
    Sample('fio','''"accountId";"2000000000"
"bankId";"2010"
"currency";"CZK"
"iban";"CZ6508000000192000145399"
"openingBalance";"1000,00"
"closingBalance";"1300,00"
"dateStart";"01.01.2024"
"dateEnd";"31.01.2024"

"ID pohybu";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";"Kód banky";"Název banky";"KS";"VS";"SS";"Uživatelská identifikace";"Zpráva pro příjemce";"Typ";"Provedl";"Upřesnění";"Komentář";"BIC";"ID pokynu"
"26962199069";"05.01.2024";"500,00";"CZK";"2800333333";"Novák, Jan";"2010";"Fio banka";"";"1234";"";"faktura 12";"dekuji";"Příjem";"";"";"";"";"2102392862"
"26962199070";"06.01.2024";"-200,00";"CZK";"";"";"";"";"";"";"";"Nákup";"Nákup";"Platba kartou";"";"";"";"";"2102392863"
''',['2024-01-05||500||26962199069|Novák, Jan|2800333333|*dekuji','2024-01-06||-200||26962199070|||*Nákup'],currency='CZK',account='CZ6508000000192000145399',opening='1000',closing='1300'),
    Sample('nubank','''Data,Valor,Identificador,Descrição
02/01/2024,-150.00,65942d1a-aaaa,Transferência enviada pelo Pix - JOSE
03/01/2024,2500.00,65942d1a-bbbb,Transferência Recebida - EMPRESA LTDA
''',['2024-01-02||-150||65942d1a-aaaa|||*JOSE','2024-01-03||2500||65942d1a-bbbb|||*EMPRESA'],problems=('day_order',)),
    Sample('bradesco','''Extrato de: Ag: 1234 | Conta: 12345-6 | Entre 01/01/2024 e 31/01/2024;;;;;
Data;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$);
01/01/2024;SALDO ANTERIOR;;;;1.000,00;
02/01/2024;PIX RECEBIDO FULANO;0012345;1.500,00;;2.500,00;
05/01/2024;PAGTO ELETRON COBRANCA;0012346;;-500,00;2.000,00;
Total;;;1.500,00;-500,00;2.000,00;
''',['2024-01-02||1500|2500|0012345|||*FULANO','2024-01-05||-500|2000|0012346|||*COBRANCA'],encoding='latin-1',currency='BRL',opening='1000',closing='2000',problems=('day_order',)),
    Sample('itau','''data;lançamento;ag./origem;valor (R$);saldos (R$)
02/01/2024;SALDO ANTERIOR;;;1.000,00
03/01/2024;PIX TRANSF MARIA 02/01;1234;-100,00;
03/01/2024;TED 237 EMPRESA;;2.000,00;
03/01/2024;SALDO DO DIA;;;2.900,00
''',['2024-01-03||-100|~||||*MARIA','2024-01-03||2000|~||||*EMPRESA'],opening='1000',closing='2900',problems=('day_order',)),
    Sample('bofa','''Description,,Summary Amt.
Beginning balance as of 01/01/2024,,"1,234.56"
Total credits,,"2,000.00"
Total debits,,"-100.25"
Ending balance as of 01/31/2024,,"3,134.31"

Date,Description,Amount,Running Bal.
01/01/2024,Beginning balance as of 01/01/2024,,"1,234.56"
01/05/2024,"ACME PAYROLL",2000.00,"3,234.56"
01/20/2024,"PG&E WEB ONLINE",-100.25,"3,134.31"
''',['2024-01-05||2000|3234.56||||*ACME','2024-01-20||-100.25|3134.31||||*PG&E'],opening='1234.56',closing='3134.31'),
    Sample('wells','''"01/02/2024","-12.34","*","","STARBUCKS SEATTLE"
"01/15/2024","1500.00","*","","DIRECT DEP ACME"
"01/16/2024","-60.00","*","1043","CHECK # 1043"
''',['2024-01-02||-12.34|~|~|~|~|*STARBUCKS','2024-01-15||1500','2024-01-16||-60']),
    Sample('chase','''Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,01/12/2024,"ORIG CO NAME:GUSTO",-1500.00,ACH_DEBIT,8500.00,,
CREDIT,01/11/2024,"Online Transfer from CHK",10000.00,ACCT_XFER,10000.00,,
''',['2024-01-12||-1500|8500||||*GUSTO','2024-01-11||10000|10000'],problems=('day_order',)),
    Sample('capital one','''Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance
1234,Deposit from ACME,01/15/24,Credit,500,1500
1234,Withdrawal to PAYPAL,01/14/24,Debit,20,1000
''',['2024-01-15||500|1500','2024-01-14||-20|1000'],account='1234'),
    Sample('barclays','''Number,Date,Account,Amount,Subcategory,Memo
 ,15/01/2024,20-00-00 12345678,-25.00,PAYMENT,"TFL TRAVEL CHARGE     ON 14 JAN"
 ,16/01/2024,20-00-00 12345678,1200.00,Counter Credit,"ACME LTD INV 44"
''',['2024-01-15||-25|||||*TFL','2024-01-16||1200|||||*ACME'],account='20-00-00 12345678'),
    Sample('lloyds','''Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance
05/01/2024,FPI,'30-00-00,12345678,SMITH J,,300.00,1300.00
04/01/2024,DEB,'30-00-00,12345678,TESCO STORES,25.50,,1000.00
''',['2024-01-05||300|1300','2024-01-04||-25.5|1000'],account='12345678',problems=('day_order',)),
    Sample('natwest','''Date, Type, Description, Value, Balance, Account Name, Account Number

05/01/2024,BAC,"'ACME LTD , INV 1",500.00,1500.00,"'CURRENT","'600000-12345678",
14/01/2024,POS,"'4321 04JAN24 TESCO",-20.00,1480.00,"'CURRENT","'600000-12345678",
''',['2024-01-05||500|1500||||*ACME','2024-01-14||-20|1480'],account='600000-12345678'),
    Sample('starling','''Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
02/01/2024,ACME Ltd,INV-12,FASTER PAYMENT,1200.00,2200.00,INCOME,
15/01/2024,Pret,PRET A MANGER,CONTACTLESS,-4.50,2195.50,EATING_OUT,
''',['2024-01-02||1200|2200|INV-12|ACME Ltd','2024-01-15||-4.5|2195.5|~|Pret'],currency='GBP'),
)  # fmt: skip
