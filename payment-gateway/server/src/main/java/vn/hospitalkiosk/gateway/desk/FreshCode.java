package vn.hospitalkiosk.gateway.desk;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.hospitalkiosk.gateway.console.Parts;
import vn.hospitalkiosk.gateway.console.Visitor;
import vn.hospitalkiosk.gateway.people.Right;
import vn.hospitalkiosk.gateway.people.SignIn;

/// Every act that moves money or rights asks again who it is: the right for it, then a code that was not used before.
public final class FreshCode {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final SignIn signIn;

    public FreshCode(SignIn signIn) {
        this.signIn = signIn;
    }

    /// @param act for the audit: `refund-approve 91`
    /// @return a sentence when it was not proven
    Optional<String> missing(Visitor visitor, Right right, String code, String act) {
        if (!visitor.may(right)) {
            return Optional.of("Vai trò của anh/chị không được làm việc này.");
        }
        return switch (signIn.code(visitor.person().id(), visitor.person().epoch(), code, act)) {
            case SignIn.CodeAnswer.Right(_) -> Optional.empty();
            case SignIn.CodeAnswer.Wrong(int left) ->
                    Optional.of(
                            "Mã xác thực không đúng hoặc đã dùng. Chờ mã mới rồi làm lại. Còn "
                                    + left
                                    + " lần thử.");
            case SignIn.CodeAnswer.Blocked(var until) ->
                    Optional.of(
                            "Sai mã quá nhiều lần. Thử lại sau "
                                    + CLOCK.format(until.plusSeconds(59).atZone(Parts.HOSPITAL))
                                    + ".");
            case SignIn.CodeAnswer.Ended() -> Optional.of("Phiên đã kết thúc. Xin đăng nhập lại.");
        };
    }
}
