package vn.hospitalkiosk.gateway.his.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message as heard: its segments in the order they came, whatever structure they make.
record Er7Message(List<Er7Segment> segments) {
    Optional<Er7Segment> first(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /// The message control id of what this one answers; empty when it answers nothing.
    String answerTo() {
        return first("MSA").map(msa -> msa.text(2)).orElse("");
    }

    /// Groups that begin with a segment of that name, each up to the next one.
    List<Er7Message> groups(String name) {
        List<Er7Message> groups = new ArrayList<>();
        List<Er7Segment> group = new ArrayList<>();
        for (Er7Segment segment : segments) {
            if (segment.name().equals(name)) {
                group = new ArrayList<>();
                groups.add(new Er7Message(group));
            }
            group.add(segment);
        }
        return groups;
    }

    List<Er7Segment> all(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).toList();
    }

    @Override
    public String toString() {
        return "Er7Message" + segments.stream().map(Er7Segment::name).toList();
    }
}
