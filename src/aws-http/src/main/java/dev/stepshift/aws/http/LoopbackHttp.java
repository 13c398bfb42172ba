package dev.stepshift.aws.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's HTTP server on 127.0.0.1, made here only: it reads its settings once a process. */
public final class LoopbackHttp {

  private LoopbackHttp() {}

  /**
   * A server that is bound and not started.
   *
   * @param port 0 takes a free one
   * @throws IOException if the port is taken
   */
  public static HttpServer bind(int port) throws IOException {
    // Headers and body are two packets; the second would wait 40 ms for the first's receipt.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }
}
