/** Shows the splash that -splash: names, and waits. */
public final class Splash {
    public static void main(String[] arguments) throws InterruptedException {
        Thread.sleep(20_000);
    }
}
