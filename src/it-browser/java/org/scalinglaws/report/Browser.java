package org.scalinglaws.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Chromium without a window and without a network, as a test uses it. */
final class Browser implements AutoCloseable {

	private final ChromeDriver driver;

	/** @param downloads the folder for what a page offers to save */
	Browser(final Path downloads) {
		final ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
			"--force-color-profile=srgb", "--disable-background-networking", "--disable-component-update");
		options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
		options.setCapability("goog:loggingPrefs", Map.of("performance", "ALL", "browser", "ALL"));
		driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(new File(program("chromedriver")))
			.usingAnyFreePort().build(), options);
		tell("Network.enable", Map.of());
		tell("Network.emulateNetworkConditions", Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput",
			-1));
	}

	/** Whether there are a browser and its driver. */
	static boolean isThere() {
		return chromium() != null && program("chromedriver") != null;
	}

	private static String chromium() {
		return Stream.of("chromium", "chromium-browser", "google-chrome").map(Browser::program).filter(path -> path != null).findFirst()
			.orElse(null);
	}

	/** The path of a program, or null. */
	private static String program(final String name) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name)).filter(
			Files::isExecutable).map(Path::toString).findFirst().orElse(null);
	}

	ChromeDriver driver() {
		return driver;
	}

	/** Opens a page in a window of a width, light or dark. */
	void open(final Path page, final int width, final String scheme) {
		tell("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
		tell("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
		driver.get(page.toUri().toString());
	}

	/** Runs a few lines in the page. */
	@SuppressWarnings("unchecked") // the caller knows what its lines return
	<T> T run(final String lines, final Object... arguments) {
		return (T) driver.executeScript(lines, arguments);
	}

	/** The whole page as it is seen. */
	BufferedImage picture() {
		final Map<String, Object> answer = tell("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip",
			Map.of("x", 0, "y", 0, "width", this.<Long> run("return innerWidth"), "height", this.<Long> run(
				"return document.documentElement.scrollHeight"), "scale", 1)));
		try {
			return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) answer.get("data"))));
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What the browser asked for since the last call, by its own log. */
	List<String> requests() {
		final List<String> urls = new ArrayList<>();
		for (final LogEntry entry : driver.manage().logs().get("performance")) {
			final JsonObject message = JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
			if (message.get("method").getAsString().equals("Network.requestWillBeSent")) urls.add(message.getAsJsonObject("params")
				.getAsJsonObject("request").get("url").getAsString());
		}
		return urls;
	}

	/** What the browser complained of since the last call. */
	List<String> complaints() {
		return driver.manage().logs().get("browser").getAll().stream().map(LogEntry::getMessage).toList();
	}

	private Map<String, Object> tell(final String command, final Map<String, Object> parameters) {
		return driver.executeCdpCommand(command, parameters);
	}

	@Override
	public void close() {
		driver.quit();
	}
}
