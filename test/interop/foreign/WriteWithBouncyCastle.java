// Writes the one entry of a .p12 again through BouncyCastle: as it does unasked (BER), and as DER.
// Arguments: the .p12, its password, the BER file to write, the DER file to write.

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

public final class WriteWithBouncyCastle {
    public static void main(String[] args) throws Exception {
        char[] password = args[1].toCharArray();
        KeyStore source = KeyStore.getInstance("PKCS12");
        try (FileInputStream in = new FileInputStream(args[0])) {
            source.load(in, password);
        }
        String alias = source.aliases().nextElement();
        Key key = source.getKey(alias, password);
        Certificate[] chain = source.getCertificateChain(alias);
        write("PKCS12", key, chain, password, args[2]);
        write("PKCS12-DEF-3DES-3DES", key, chain, password, args[3]);
    }

    private static void write(
            String type, Key key, Certificate[] chain, char[] password, String path) throws Exception {
        KeyStore store = KeyStore.getInstance(type, new BouncyCastleProvider());
        store.load(null, null);
        store.setKeyEntry("G13B-202611", key, null, chain);
        try (FileOutputStream out = new FileOutputStream(path)) {
            if (path.endsWith("-der.p12")) {
                store.store(new org.bouncycastle.jcajce.PKCS12StoreParameter(out, password, true));
            } else {
                store.store(out, password);
            }
        }
    }
}
