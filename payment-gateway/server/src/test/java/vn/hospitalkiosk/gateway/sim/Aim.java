package vn.hospitalkiosk.gateway.sim;

import java.util.List;
import java.util.Optional;

/// Says which of a day's statements on PostgreSQL are broken on purpose, beside those that the day's own plan breaks.
interface Aim {
    /// Asked once for each statement that could be broken, in order.
    ///
    /// @param event the day's last call of a store port or commit
    /// @param statement from 1, since then
    Optional<Shot> at(String sql, long event, int statement);

    /// The shots of a day that is played again.
    static Aim again(List<Shot> shots) {
        return (_, event, statement) ->
                shots.stream()
                        .filter(shot -> shot.event() == event && shot.statement() == statement)
                        .findFirst();
    }

    /// Whatever was not broken in this way on any day yet: of what is seldom run at every chance, of the rest a little each day, so that days still go on.
    static Aim atWhatWasMissed(FailPoints points, Chance chance) {
        return new Aim() {
            private int seldomLeft = 6;
            private int oftenLeft = chance.from(0, 3);
            private int pause = chance.from(0, 25);

            @Override
            public Optional<Shot> at(String sql, long event, int statement) {
                return points.wanted(sql)
                        .filter(_ -> isTime(points.isSeldom(sql)))
                        .map(hit -> new Shot(event, statement, hit.blow(), hit.before()));
            }

            private boolean isTime(boolean seldom) {
                if (seldom) {
                    return seldomLeft-- > 0;
                }
                if (pause-- > 0 || oftenLeft == 0) {
                    return false;
                }
                oftenLeft--;
                pause = chance.from(5, 40);
                return true;
            }
        };
    }
}
