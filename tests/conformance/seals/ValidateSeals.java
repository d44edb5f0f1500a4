import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Judges signatures: arguments are a trusted certificate and its revocation list; reads a file's path a line, writes a line for each of its
 * signatures: path, level, indication, what is said of it, who signed.
 */
public class ValidateSeals {
  public static void main(String[] args) throws Exception {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(DSSUtils.loadCertificate(new File(args[0])));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setCrlSource(new ExternalResourcesCRLSource(new java.io.FileInputStream(args[1])));
    BufferedReader files = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    java.io.PrintStream out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String path = files.readLine(); path != null; path = files.readLine()) {
      SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(path));
      validator.setCertificateVerifier(verifier);
      SimpleReport report = validator.validateDocument().getSimpleReport();
      for (String id : report.getSignatureIdList())
        out.println(String.join("\t", path, String.valueOf(report.getSignatureFormat(id)),
            String.valueOf(report.getIndication(id)),
            report.getSubIndication(id) + " " + report.getAdESValidationErrors(id).stream().map(m -> m.getValue()).toList(),
            report.getSignedBy(id)));
      if (report.getSignatureIdList().isEmpty()) out.println(path + "\tnone\tnone\t\t");
    }
  }
}
