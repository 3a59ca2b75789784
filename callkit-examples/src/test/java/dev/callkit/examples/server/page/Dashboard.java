package dev.callkit.examples.server.page;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server and a browser that looks at it, for one class of tests. After each test the browser must
 * have had nothing to complain of; of a test that fails a picture is kept.
 */
final class Dashboard implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {
  private PageServer server;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    server = new PageServer();
    browser = Browser.open(server.url());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      String name =
          context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName();
      browser.saveScreenshot(Path.of("target", "failed-pages", name + ".png"));
    } else {
      browser.expectNoComplaints();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  PageServer server() {
    return server;
  }

  Browser browser() {
    return browser;
  }
}
