"""Statements of Vietnamese banks, made up in the layouts of their exports."""

from tests.domain.statements.samples import Sample

SAMPLES = (
    Sample('vcb simple','''Ngày giao dịch;Số tham chiếu;Số tiền;Mô tả
05/03/2025;5215 - 89760;+5,500,000;MBVCB.1 TT
06/03/2025;5215 - 89761;-1,250,000;Phi
''',['2025-03-05||5500000||5215 - 89760|||MBVCB.1 TT','2025-03-06||-1250000||5215 - 89761']),
    Sample('techcombank','''NGÂN HÀNG TMCP KỸ THƯƠNG VIỆT NAM,,,,,,,
SAO KÊ TÀI KHOẢN/ACCOUNT STATEMENT,,,,,,,
Từ ngày/From 01/03/2025 đến ngày/To 31/03/2025,,,,,,,
Số tài khoản/Account No.:,19031234567018,,,Loại tiền/Currency:,VND,,
Tên tài khoản/Account name:,CTY AN PHU,,,,,,
Số dư đầu kỳ/Opening Balance,,,,,,,"10,000,000"
Ngày giao dịch/Transaction Date,Đối tác/Remitter,NH Đối tác/Remitter Bank,Diễn giải/Details,Số bút toán/Transaction No,Nợ TKTT/Debit,Có TKTT/Credit,Số dư/Balance
05/03/2025,NGUYEN VAN A,VIETCOMBANK,"RP2025000123 thanh toan, dot 1",FT25064123456789,,"5,500,000","15,500,000"
06/03/2025,,,Phi giao dich,FT25065000000001\\BNK,"11,000",,"15,489,000"
Cộng doanh số/Total,,,,,"11,000","5,500,000",
Số dư cuối kỳ/Closing balance,,,,,,,"15,489,000"
"Trang 1/1",,,,,,,
''',['2025-03-05||5500000|15500000|FT25064123456789|NGUYEN VAN A||RP2025000123 thanh toan, dot 1','2025-03-06||-11000|15489000|FT25065000000001\\BNK|||Phi giao dich'],opening='10000000',closing='15489000',account='19031234567018',currency='VND'),
    Sample('techcombank old, newline','''Ngày giao dịch,Mô tả,Nợ,Có,Số dư
"05/03/2025
FT25064123",RP2025000123,,"5,500,000","15,500,000"
"06/03/2025
FT25065124",Phi,"11,000",,"15,489,000"
''',['2025-03-05||5500000|15500000|FT25064123','2025-03-06||-11000|15489000|FT25065124'],total=3),
    Sample('bidv saoke','''BẢNG KÊ GIAO DỊCH TÀI KHOẢN
Số tài khoản: 12010001234567 - VND
Tên: CONG TY AN PHU
STT(No)|Ngày GD|Ngày HL|Mã GD|Phát sinh nợ|Phát sinh có|Số dư|Số CT|Mã GDV|Mã CN|Diễn giải (Txn. Description)
|||Số dư đầu kỳ|||10,000,000.00||||
1|05/03/2025 10:11:12|05/03/2025|DD4460|0.00|5,500,000.00|15,500,000.00|1234|9876|120|REM 123 TFR Ac: 21110000123456 CTY B TT HD
2|06/03/2025 10:11:12|06/03/2025|DD4461|1,250,000.00|0.00|14,250,000.00|1235|9876|120|Phi
|||Cộng phát sinh|1,250,000.00|5,500,000.00|||||
|||Số dư cuối kỳ|||14,250,000.00||||
''',['2025-03-05|2025-03-05|5500000|15500000|~|||*CTY B','2025-03-06|2025-03-06|-1250000|14250000'],opening='10000000',closing='14250000',account='12010001234567',currency='VND'),
    Sample('vietin efast','''STT,Ngày hạch toán,Mô tả giao dịch,Nợ/ Debit,Có/ Credit,Số dư lũy kế/ Balance,Số tài khoản đối ứng,Tên tài khoản đối ứng,Mã giao dịch
No,Accounting date,Transaction comment,Debit,Credit,Balance,Corresponsive account,Corresponsive name,Transaction No
1,05-03-2025 10:11:12,CT DEN:123 RP2025000123,,5.500.000,15.500.000,0011001234567,CTY B,7213 1234
2,06-03-2025 09:00:00,Thu phi,11.000,,15.489.000,,,S12345
''',['2025-03-05||5500000|15500000|7213 1234|CTY B|0011001234567|CT DEN:123 RP2025000123','2025-03-06||-11000|15489000|S12345|||Thu phi'],total=4),
    Sample('mb','''SAO KÊ TÀI KHOẢN
Tài khoản/Account: 0680123456789
STT,NGÀY GIAO DỊCH,SỐ BÚT TOÁN,PS NỢ,PS CÓ,SỐ DƯ,NỘI DUNG,ĐƠN VỊ THỤ HƯỞNG/ĐƠN VỊ CHUYỂN,TÀI KHOẢN,NGÂN HÀNG ĐỐI TÁC
1,05/03/2025 10:11,FT25064A,0,"5,500,000","15,500,000",RP2025000123,CTY B,0011001234567,VCB
2,06/03/2025 10:11,FT25065B,"11,000",0,"15,489,000",phi,,,
''',['2025-03-05||5500000|15500000|FT25064A|CTY B|0011001234567|RP2025000123','2025-03-06||-11000|15489000|FT25065B'],account='0680123456789'),
    Sample('acb','''Ngày hiệu lực;Ngày giao dịch;Số giao dịch;Nội dung giao dịch;Tiền rút ra;Tiền gửi vào;Số dư
05/03/2025;05/03/2025;123;RP1;;5.500.000;15.500.000
07/03/2025;06/03/2025;124;phi;11.000;;15.489.000
''',['2025-03-05|2025-03-05|5500000|15500000|123|||RP1','2025-03-06|2025-03-07|-11000|15489000|124']),
    Sample('agribank','''Ngày,Mã GD,Diễn giải,Phát sinh nợ,Phát sinh có,Số dư,Số bút toán
20250305,DD,RP1,0,"5,500,000","15,500,000",1
20250306,DD,phi,"11,000",0,"15,489,000",2
''',['2025-03-05||5500000|15500000','2025-03-06||-11000|15489000']),
    Sample('vpbank signed','''STT;Ngày giao dịch;Nội dung;Số tiền;Số dư
1;05/03/2025;RP1;+5.500.000 VND;15.500.000 VND
2;06/03/2025;phi;-11.000 VND;15.489.000 VND
''',['2025-03-05||5500000|15500000','2025-03-06||-11000|15489000']),
    Sample('tpbank','''Ngày GD,Loại GD,Số tiền,Loại tiền,Nội dung,Mã tham chiếu
05/03/2025,Ghi có,"5,500,000",VND,RP1,100
06/03/2025,Ghi nợ,"11,000",VND,phi,101
''',['2025-03-05||5500000||100','2025-03-06||-11000||101'],currency='VND'),
    Sample('no/co flag','''Ngày|Nợ/Có|Số tiền|Nội dung
05/03/2025|C|5.500.000|a
06/03/2025|N|11.000|b
''',['2025-03-05||5500000','2025-03-06||-11000']),
    Sample('sacombank','''Transaction Date;Description;Debit;Credit;Balance
05-03-2025;RP1;;5,500,000;15,500,000
06-03-2025;phi;11,000;;15,489,000
''',['2025-03-05||5500000|15500000','2025-03-06||-11000|15489000'],problems=('day_order',)),
    Sample('hsbc vn','''Account name,Account number,Currency,Bank reference,Narrative,Customer reference,TRN type,Value date (dd/mm/yyyy),Credit amount,Debit amount,Time,Post date (dd/mm/yyyy),Balance
CTY AN PHU,001234567001,VND,BR1,RP1,NONREF,TRANSFER,05/03/2025,5500000,,10:11,05/03/2025,15500000
CTY AN PHU,001234567001,VND,BR2,FEE,NONREF,CHARGE,07/03/2025,,-11000,10:12,06/03/2025,15489000
''',['2025-03-05|2025-03-05|5500000|15500000|BR1|||RP1','2025-03-06|2025-03-07|-11000|15489000|BR2|||FEE'],account='001234567001',currency='VND'),
    Sample('people sent received','''Ngày;Người chuyển;TK chuyển;Người nhận;TK nhận;Số tiền;Nội dung
05/03/2025;CTY B;0071;CTY AN PHU;0011;+5.500.000;RP1
06/03/2025;CTY AN PHU;0011;CTY C;0072;-11.000;chi
''',['2025-03-05||5500000|||CTY B|0071|RP1','2025-03-06||-11000|||CTY C|0072|chi']),
    Sample('upper unmarked','''STT;NGAY GD;SO CT;NO;CO;SO DU;NOI DUNG
1;05/03/2025;1;;5.500.000;15.500.000;RP1
2;06/03/2025;2;11.000;;15.489.000;phi
''',['2025-03-05||5500000|15500000|1|||RP1','2025-03-06||-11000|15489000|2']),
    Sample('english of vn','''No.;Transaction time;Amount;Remark;Balance after transaction
1;2025-03-05T10:11:12;5500000;RP1;15500000
2;2025-03-06T10:11:12;-11000;phi;15489000
''',['2025-03-05||5500000|15500000||||RP1','2025-03-06||-11000|15489000']),
    Sample('pdf text','''NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM                                   Trang 1/2
SAO KÊ TÀI KHOẢN
Số tài khoản: 0011001234567        Loại tiền: VND
Ngày            Số CT            Ghi nợ          Ghi có          Số dư           Nội dung
Số dư đầu kỳ                                                     10.000.000
05/03/2025      5215.1                           5.500.000       15.500.000      MBVCB.123 RP2025000123
                                                                                 thanh toan hop dong
06/03/2025      5215.2           11.000                          15.489.000      Phi
Trang 2/2
Ngày            Số CT            Ghi nợ          Ghi có          Số dư           Nội dung
07/03/2025      5215.3           100.000                         15.389.000      Chi luong
Số dư cuối kỳ                                                    15.389.000
Ngân hàng cảm ơn quý khách. Hotline 1900 1234
''',['2025-03-05||5500000|15500000|5215.1|||MBVCB.123 RP2025000123 thanh toan hop dong','2025-03-06||-11000|15489000|5215.2|||Phi','2025-03-07||-100000|15389000|5215.3|||Chi luong'],opening='10000000',closing='15389000',account='0011001234567'),
    Sample('pdf bars wrapped','''STT|Ngày|Diễn giải|Nợ|Có|Số dư
1|05/03/2025|RP2025000123|0|5.500.000|15.500.000
thanh toan hop dong so 12
2|06/03/2025|Phi|11.000|0|15.489.000
''',['2025-03-05||5500000|15500000||||RP2025000123 thanh toan hop dong so 12','2025-03-06||-11000|15489000||||Phi']),
    Sample('momo-like','''Mã giao dịch,Thời gian,Loại,Số tiền,Trạng thái,Người gửi,SĐT,Lời nhắn
123,05/03/2025 10:11,Nhận tiền,"5,500,000",Thành công,NGUYEN A,0901234567,RP1
124,06/03/2025 10:11,Chuyển tiền,"11,000",Thành công,NGUYEN B,0901234568,x
''',['2025-03-05||5500000||123|NGUYEN A||RP1','2025-03-06||-11000||124']),
)  # fmt: skip
