package cim.person.web.server;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The WAR on a real Open Liberty, which Arquillian starts before the first class that wants it and
/// stops after the last. Arquillian's own extension would deploy the WAR anew for each class.
final class DeployedServer implements AutoCloseable {
  private final TestRunnerAdaptor arquillian = TestRunnerAdaptorBuilder.build();
  private @Nullable Exception failure;

  private DeployedServer() {
    try {
      arquillian.beforeSuite();
      arquillian.beforeClass(DeployedServer.class, LifecycleMethodExecutor.NO_OP);
    } catch (Exception notStarted) {
      failure = notStarted;
    }
  }

  /// The WAR as it is built. Its name is its context root.
  @Deployment(testable = false)
  static WebArchive war() {
    return ShrinkWrap.create(ZipImporter.class, "person.war")
        .importFrom(new File(System.getProperty("person.war")))
        .as(WebArchive.class);
  }

  private void require() {
    if (failure != null) {
      throw new IllegalStateException("the server did not start", failure);
    }
  }

  @Override
  public void close() {
    try {
      arquillian.afterClass(DeployedServer.class, LifecycleMethodExecutor.NO_OP);
      arquillian.afterSuite();
    } catch (Exception notStopped) {
      throw new IllegalStateException("the server did not stop", notStopped);
    } finally {
      arquillian.shutdown();
    }
  }

  /// Has it there before a class begins.
  static final class Extension implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(DeployedServer.class, _ -> new DeployedServer(), DeployedServer.class)
          .require();
    }
  }
}
