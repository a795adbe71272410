package vn.hospitalkiosk.virtual.control;

import java.util.List;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;
import vn.hospitalkiosk.virtual.web.Resource;

/// `/`: where the rest is, for people.
public final class Index implements Page {
    @Override
    public Reply serve(Request request) {
        boolean get = request.method().equals("GET");
        if (get && request.path().isEmpty()) {
            return Resource.of(Index.class, "index.html");
        }
        if (get && request.path().equals(List.of("index.js"))) {
            return Resource.of(Index.class, "index.js");
        }
        if (get && request.path().equals(List.of("index.css"))) {
            return Resource.of(Index.class, "index.css");
        }
        return Reply.problem(404, "There is nothing here.");
    }
}
