import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges signatures: arguments are trusted certificates and revocation lists (*.crl), files. Reads a file's path a line, writes a line for
 * each of its signatures: path, level, indication, what is said of it, who signed, indications of its time stamps. Nobody is asked: what
 * a file and the arguments don't hold is not there.
 */
public class ValidateSeals {
  public static void main(String[] args) throws Exception {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    List<InputStream> lists = new ArrayList<>();
    for (String name : args)
      if (name.endsWith(".crl")) lists.add(new FileInputStream(name));
      else trusted.addCertificate(DSSUtils.loadCertificate(new File(name)));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    if (!lists.isEmpty()) verifier.setCrlSource(new ExternalResourcesCRLSource(lists.toArray(new InputStream[0])));
    BufferedReader files = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    java.io.PrintStream out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String path = files.readLine(); path != null; path = files.readLine()) {
      SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(path));
      validator.setCertificateVerifier(verifier);
      Reports reports = validator.validateDocument();
      SimpleReport report = reports.getSimpleReport();
      if (System.getenv("SEAL_REPORTS") != null) System.err.println(reports.getXmlDetailedReport());
      for (String id : report.getSignatureIdList())
        out.println(String.join("\t", path, String.valueOf(report.getSignatureFormat(id)),
            String.valueOf(report.getIndication(id)),
            report.getSubIndication(id) + " " + report.getAdESValidationErrors(id).stream().map(m -> m.getValue()).toList(),
            report.getSignedBy(id),
            String.join(" ", report.getSignatureTimestamps(id).stream().map(t -> String.valueOf(t.getIndication())).toList())));
      if (report.getSignatureIdList().isEmpty()) out.println(path + "\tnone\tnone\t\t\t");
    }
  }
}
