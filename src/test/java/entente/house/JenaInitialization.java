package entente.house;

import org.apache.jena.sys.JenaSystem;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Jena's initialization, before any test class runs: its classes initialize each other in circles,
 * and two threads that begin in different places wait for each other for ever.
 */
public final class JenaInitialization implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    JenaSystem.init();
  }
}
