// Opens every .p12 of a folder as a key store and prints a line about each.
// Arguments: JDK or BC (BouncyCastle), the folder, the password, a wrong password.

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public final class OpenFiles {
    private static Provider provider;

    public static void main(String[] args) throws Exception {
        if (args[0].equals("BC")) {
            // By name: without the jar the JDK's part of this program still runs.
            provider = (Provider) Class.forName("org.bouncycastle.jce.provider.BouncyCastleProvider")
                    .getDeclaredConstructor().newInstance();
        } else {
            provider = Security.getProvider("SUN");
        }
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(args[1]), "*.p12")) {
            entries.forEach(paths::add);
        }
        for (Path path : paths) {
            byte[] pfx = Files.readAllBytes(path);
            String name = path.getFileName().toString().replaceAll("\\.p12$", "");
            System.out.println(name + "\t" + examine(pfx, args[2]) + "\t" + refuses(pfx, args[3]) + "\t");
        }
    }

    private static KeyStore open(byte[] pfx, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", provider);
        store.load(new ByteArrayInputStream(pfx), password.toCharArray());
        return store;
    }

    private static boolean refuses(byte[] pfx, String wrong) throws Exception {
        try {
            open(pfx, wrong);
            return false;
        } catch (IOException expected) {
            return true;
        }
    }

    // opens, keyFits, leafSha256, chainLength
    private static String examine(byte[] pfx, String password) throws Exception {
        KeyStore store;
        try {
            store = open(pfx, password);
        } catch (IOException error) {
            return "false\tfalse\t\t0";
        }
        String alias = Collections.list(store.aliases()).stream()
                .filter(one -> isKeyEntry(store, one)).findFirst().orElse(null);
        if (alias == null) {
            return "true\tfalse\t\t0";
        }
        X509Certificate leaf = (X509Certificate) store.getCertificate(alias);
        Certificate[] chain = store.getCertificateChain(alias);
        PrivateKey key = (PrivateKey) store.getKey(alias, password.toCharArray());
        boolean isCa = leaf.getBasicConstraints() >= 0;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
        StringBuilder hex = new StringBuilder();
        for (byte octet : digest) {
            hex.append(String.format("%02x", octet));
        }
        return "true\t" + (!isCa && fits(key, leaf)) + "\t" + hex + "\t" + chain.length;
    }

    private static boolean isKeyEntry(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static boolean fits(PrivateKey key, X509Certificate leaf) throws Exception {
        String algorithm = key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] message = {1, 2, 3};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(message);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(leaf.getPublicKey());
        verifier.update(message);
        return verifier.verify(signer.sign());
    }
}
