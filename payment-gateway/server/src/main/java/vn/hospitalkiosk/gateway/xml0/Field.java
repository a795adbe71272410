package vn.hospitalkiosk.gateway.xml0;

/// The fields of one report in the order of the file. The names are the tags.
public enum Field {
    /// The HIS's id of the visit.
    MA_LK,
    STT,
    MA_BN,
    HO_TEN,
    SO_CCCD,
    /// Twelve digits, `yyyyMMddHHmm`; what is not known is zeros.
    NGAY_SINH,
    /// 1 male, 2 female, 3 not known.
    GIOI_TINH,
    /// Several cards are parted by `;`.
    MA_THE_BHYT,
    MA_DKBD,
    /// `yyyyMMdd`
    GT_THE_TU,
    GT_THE_DEN,
    /// A text: `1.1`
    MA_DOITUONG_KCB,
    /// `yyyyMMddHHmm`
    NGAY_VAO,
    NGAY_VAO_NOI_TRU,
    LY_DO_VNT,
    MA_LY_DO_VNT,
    /// A text: `01`
    MA_LOAI_KCB,
    MA_CSKCB,
    MA_DICH_VU,
    TEN_DICH_VU,
    MA_THUOC,
    TEN_THUOC,
    MA_VAT_TU,
    TEN_VAT_TU,
    /// When the first cost was ordered, `yyyyMMddHHmm`.
    NGAY_YL,
    DU_PHONG
}
