"""The words of matching_other.py: brands, legal forms, what people write with a transfer."""

BRANDS = [
    "An Bình", "Bamboo", "Cầu Vồng", "Diamond", "Đông Dương", "Everest", "Gia Phú", "Hoàng Gia", "Hướng Dương", "Indigo", "Kỷ Nguyên", "Lạc Hồng",
    "Lotus", "Mặt Trời", "Minh Châu", "Nam Long", "Ngôi Sao", "Nhiệt Đới", "Ocean", "Phương Nam", "Quê Hương", "Rồng Việt", "Sài Gòn", "Skyline",
    "Sơn Ca", "Tân Tiến", "Thái Bình", "Thiên Long", "Toàn Cầu", "Trường Sơn", "Uyên Linh", "Vạn Xuân", "Việt Tiến", "Vina", "Xuân Mai", "Ý Lan",
    "Zenith", "Bách Hợp", "Cỏ May", "Đại Phát", "Hải Đăng", "Khải Hoàn", "Lam Sơn", "Mai Linh", "Nguyên Khôi", "Phúc Lộc", "Sao Mai", "Tre Xanh",
]  # fmt: skip
ENDINGS = ("", "", "", " Foods", " Group", " Việt Nam", " Media", " Holdings", " Pharma", " Land", " Cosmetics", " Logistics")
FORMS = (
    "Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH MTV", "Công ty TNHH TM DV", "CTCP", "Công ty TNHH Sản xuất Thương mại", "Công ty CP Đầu tư",
    "Tập đoàn", "Công ty TNHH Một thành viên Dịch vụ",
)  # fmt: skip
PEOPLE = (
    "NGUYEN VAN AN",
    "TRAN THI BICH",
    "LE HOANG NAM",
    "PHAM THU HA",
    "DO QUOC DUY",
    "HOANG YEN NHI",
    "VU DUC THANH",
    "DANG KIM CHI",
    "BUI GIA BAO",
)
VERBS = ("TT", "thanh toán", "ck", "Thanh toán tiền", "chuyển tiền", "TT cho", "Cty tt", "ttoan", "Thanh toan cong no", "")
ENGLISH = ("Payment for", "Pmt", "Settlement of", "Pay", "Being payment of", "Transfer")
REASONS = (
    "phí quảng cáo", "dịch vụ truyền thông T9", "sản xuất TVC", "phi dich vu thang 10/2026", "social content", "KOL booking", "event launching", "thiết kế POSM",
    "media Q3", "công nợ tháng 8", "chi phi sx video", "retainer Oct 2026",
)  # fmt: skip
GREETINGS = ("cam on", "c.ơn", "thanks", "nhe", "GD 1", "E-BANKING", "./.")
