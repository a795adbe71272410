package vn.hospitalkiosk.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.gateway.people.Role;

/// A real browser: sign in, ask for a refund, have it approved by somebody else. Pictures of every page lie in `target/console-pictures`.
@Timeout(300)
class RefundInTheBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/console-pictures");

    /// What a reader would see as broken: text cut off, or a page wider than the window.
    private static final String BROKEN =
            """
            () => [...document.querySelectorAll('body *')].filter(e => {
              const s = getComputedStyle(e);
              return e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && !e.closest('.digits') && !e.closest('.waves') && s.display !== 'inline' && (s.overflowX === 'hidden' || s.overflowX === 'visible') && e.children.length === 0;
            }).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 40))
            .concat([...document.querySelectorAll('.list')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => 'a table is wider than its card: ' + e.scrollWidth + ' of ' + e.clientWidth + ' ' + e.textContent.slice(0, 60)))
            .concat(document.documentElement.scrollWidth > window.innerWidth ? ['page is wider than the window: ' + document.documentElement.scrollWidth] : [])
            """;

    private static Playwright playwright;
    private static Browser browser;

    private final ConsoleHouse house = ConsoleHouse.running();
    private final List<String> broken = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM), "no Chromium here: apt-get install chromium");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox"))
                                        .setTimeout(120_000));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void one_asks_another_approves_and_every_page_can_be_read() throws Exception {
        PatientsMoney money = new PatientsMoney(house);
        String reference = money.paid();
        ConsoleHouse.DemoPerson cashier = house.person(Role.CASHIER);
        ConsoleHouse.DemoPerson chief = house.person(Role.CHIEF_ACCOUNTANT);
        try (BrowserContext one = browser.newContext();
                BrowserContext two = browser.newContext()) {
            Page asks = signedIn(one, cashier, true);
            asks.navigate(house.console() + "/refunds/new?reference=" + reference);
            asks.fill("textarea[name=reason]", "Người bệnh không làm dịch vụ này nữa");
            seen(asks, "refund-new");
            asks.fill("input[name=code]", cashier.freshCode());
            asks.click("button.p");
            assertThat(asks.content()).contains("Chờ người thứ hai duyệt");
            seen(asks, "refund-proposed");
            assertThat(asks.locator("form[action$='/approve']").count())
                    .as("not by the same person")
                    .isZero();

            Page approves = signedIn(two, chief, false);
            approves.navigate(house.console() + "/refunds");
            seen(approves, "refund-to-approve");
            approves.fill("form[action$='/approve'] input[name=code]", "000000");
            approves.click("form[action$='/approve'] button");
            assertThat(approves.content()).contains("Mã xác thực không đúng");
            approves.fill("form[action$='/approve'] input[name=code]", chief.freshCode());
            approves.click("form[action$='/approve'] button");
            assertThat(approves.content()).contains("Đã duyệt");
            seen(approves, "refund-approved");
            for (String page : List.of("tally", "suspense", "open-questions", "settlements")) {
                approves.navigate(house.console() + "/" + page);
                seen(approves, page);
            }
        }
        try (BrowserContext three = browser.newContext();
                BrowserContext four = browser.newContext()) {
            Page technician = signedIn(three, house.person(Role.TECHNICIAN), false);
            technician.navigate(house.console() + "/kiosks");
            seen(technician, "kiosks");
            Page admin = signedIn(four, house.person(Role.ADMINISTRATOR), false);
            admin.navigate(house.console() + "/people?show=" + cashier.name());
            seen(admin, "people");
            admin.navigate(house.console() + "/audit");
            seen(admin, "audit");
        }
        assertThat(broken).isEmpty();
    }

    private Page signedIn(BrowserContext context, ConsoleHouse.DemoPerson person, boolean look)
            throws Exception {
        Page page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(house.console() + "/login");
        if (look) {
            seen(page, "login");
        }
        page.fill("input[name=name]", person.name());
        page.fill("input[name=password]", person.password());
        page.click("button.p");
        if (look) {
            page.locator("input[name=code]").pressSequentially("407");
            seen(page, "login-code");
        }
        page.fill("input[name=code]", person.freshCode());
        page.click("button.p");
        assertThat(page.url()).doesNotContain("/login");
        return page;
    }

    /// At both widths of the design.
    private void seen(Page page, String name) {
        for (int width : new int[] {1280, 1920}) {
            page.setViewportSize(width, 900);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(PICTURES.resolve(name + "-" + width + ".png")));
            if (page.evaluate(BROKEN) instanceof List<?> found && !found.isEmpty()) {
                broken.add(name + " at " + width + ": " + found);
            }
        }
    }
}
