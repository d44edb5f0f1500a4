import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDFs with veraPDF. Reads lines `FLAVOUR TAB PATH` (ua1, 2a, 3a, ...) from standard input, in UTF-8, and
 * answers each with one line of JSON: {path, flavour, rules, failed: [{rule, times, what, where}]}.
 */
public class ValidatePdf {
  private static final int KEPT_FAILURES = 200;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    ObjectMapper json = new ObjectMapper();
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] parts = line.split("\t", 2);
      System.out.println(json.writeValueAsString(validate(parts[0], parts[1])));
      System.out.flush();
    }
  }

  private static Map<String, Object> validate(String id, String path) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("path", path);
    answer.put("flavour", flavour.getId());
    try (FileInputStream file = new FileInputStream(path);
        PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, KEPT_FAILURES, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Map<String, Object>> failed = new LinkedHashMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        failed.computeIfAbsent(rule, key -> describe(key, assertion, result));
      }
      answer.put("rules", result.getValidationProfile().getRules().size());
      answer.put("failed", new ArrayList<>(failed.values()));
    } catch (Exception error) {
      answer.put("failed", List.of(Map.of("rule", "unreadable", "what", String.valueOf(error.getMessage()))));
    }
    return answer;
  }

  private static Map<String, Object> describe(String rule, TestAssertion assertion, ValidationResult result) {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("rule", rule);
    failure.put("times", result.getFailedChecks().getOrDefault(assertion.getRuleId(), 1));
    failure.put("what", assertion.getMessage());
    failure.put("where", assertion.getLocation().getContext());
    return failure;
  }
}
