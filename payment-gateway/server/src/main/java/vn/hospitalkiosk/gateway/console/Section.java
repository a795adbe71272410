package vn.hospitalkiosk.gateway.console;

import vn.hospitalkiosk.gateway.people.Right;

/// The pages of the console's navigation, in its order.
public enum Section {
    DAY("Tài chính", "Tổng quan ngày", "/tally", Icon.CHART, Right.SEE_TALLY),
    OPEN_QUESTIONS(
            "Tài chính", "Khoản chưa rõ", "/open-questions", Icon.CLOCK, Right.SEE_OPEN_QUESTIONS),
    SUSPENSE("Tài chính", "Tiền chờ xác định", "/suspense", Icon.SCALE, Right.SEE_SUSPENSE),
    REFUNDS("Tài chính", "Hoàn tiền", "/refunds", Icon.UNDO, Right.SEE_REFUNDS),
    HAND_LIST("Tài chính", "Nhập tay vào HIS", "/by-hand", Icon.LIST, Right.SEE_HAND_LIST),
    SETTLEMENTS("Tài chính", "Quyết toán POS", "/settlements", Icon.REPORT, Right.SEE_SETTLEMENTS),
    RECEPTION("Tiếp đón", "Bàn tiếp đón", "/reception", Icon.BELL, Right.SEE_RECEPTION),
    KIOSKS("Kỹ thuật", "Kiosk và thiết bị", "/kiosks", Icon.KIOSK, Right.SEE_KIOSKS),
    PEOPLE("Quản trị", "Nhân viên", "/people", Icon.USER, Right.MANAGE_PEOPLE),
    AUDIT("Quản trị", "Nhật ký", "/audit", Icon.DOC, Right.SEE_AUDIT);

    private final String group;
    private final String word;
    private final String path;
    private final Icon icon;
    private final Right right;

    Section(String group, String word, String path, Icon icon, Right right) {
        this.group = group;
        this.word = word;
        this.path = path;
        this.icon = icon;
        this.right = right;
    }

    public String group() {
        return group;
    }

    public String word() {
        return word;
    }

    public String path() {
        return path;
    }

    public Icon icon() {
        return icon;
    }

    public Right right() {
        return right;
    }
}
