package run.aicr.server.observe;

/** Whether the server wants new requests: between listening and the order to stop. */
public final class Readiness {
    private volatile boolean ready;

    public boolean isReady() {
        return ready;
    }

    public void become(boolean value) {
        ready = value;
    }
}
