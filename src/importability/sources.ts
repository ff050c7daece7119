/** Where the demands were read, or who tried them. */

const apple = 'https://github.com/apple-oss-distributions/Security';

/** Name to document: a URL, or a program with its version. */
export const sources = {
  'microsoft-aes256':
    "https://learn.microsoft.com: Can't import an AES256-SHA256-encrypted PFX certificate (Windows 11, Server 2019 and later)",
  'microsoft-dsc':
    'https://powershellgallery.com/packages/CertificateDsc/5.0.0-preview0005/Content/DSCResources%5CDSC_PfxImport%5Cen-US%5Cabout_PfxImport.help.txt',
  /** One 3DES file of OpenSSL's or NSS's kind for Windows, macOS, iOS and Android, for years. */
  'practice-vpn': 'https://github.com/hwdsl2/setup-ipsec-vpn: extras/ikev2setup.sh',
  'dotnet-1709': 'https://github.com/dotnet/runtime/pull/112569',
  'nss-iterations': 'NSS commit 5defcbf2a, https://bugzilla.mozilla.org/show_bug.cgi?id=1436873',
  'windows-32-characters':
    'https://raamdev.com/2009/internet-explorer-incorrect-password-during-certificate-import/',
  'windows-untried': 'no document says it, and no Windows was tried',
  'apple-p12import': `${apple}: OSX/sec/Security/p12import.c, p12pbegen.c, OSX/libsecurity_asn1/lib/pkcs12Templates.c`,
  'apple-p12import-61439': `${apple}, tags Security-61439.1.1 to 61901: OSX/sec/Security/p12import.c`,
  'apple-pkcs12-coder': `${apple}: OSX/libsecurity_pkcs12/lib/pkcs12Decode.cpp, SecurityTool/macOS/keychain_import.c; https://github.com/tauri-apps/tauri/pull/15844`,
  'apple-empty-password': 'https://github.com/curl/curl/issues/1308',
  'apple-p521': 'https://github.com/home-assistant/iOS/issues/5134',
  'apple-untried': 'its source sets no such rule that was found, and no device was tried',
  'aosp-bouncycastle':
    'https://github.com/msft-mirror-aosp/platform.external.bouncycastle, before commit 4fae1c6c',
  'aosp-bouncycastle-14':
    'https://github.com/msft-mirror-aosp/platform.external.bouncycastle, commit 4fae1c6c (first in android-14.0.0_r1)',
  'aosp-art-2023':
    'https://github.com/msft-mirror-aosp/platform.external.bouncycastle, commit eba842c (aml_art_331612010)',
  'android-certinstaller':
    'https://github.com/LineageOS/android_packages_apps_CertInstaller: CredentialHelper.java',
  'bouncycastle-1.72': 'BouncyCastle 1.72, the library under the reader of Android',
  'android-untried': 'no document says it, and no device was tried',
  'jdk-8267701': 'https://bugs.java.com/bugdatabase/view_bug?bug_id=8267701',
  'jdk-legacy': 'https://metacpan.org/pod/IO::K8s::CertManager::V1::PKCS12Keystore',
  'jdk-8370042': 'https://github.com/openjdk/jdk/pull/24429',
  'jdk-17': 'keytool of JDK 17',
  'nss-source': 'https://github.com/nss-dev/nss (b1d3ac183, 2232a258f, 8d8f9ffec)',
  'nss-3.101': 'https://github.com/nss-dev/nss: doc/rst/releases/nss_3_101.rst',
  'nss-3.87': 'pk12util of NSS 3.87',
  'nss-el-policy':
    'https://github.com/hwdsl2/setup-ipsec-vpn: vpnsetup_centos.sh (policy of Enterprise Linux 9 and 10)',
  'openssl-1.1.1': 'OpenSSL 1.1.1, in Node.js 16',
  'openssl-3.0': 'OpenSSL 3.0.19: openssl pkcs12, and PKCS12_parse in Node.js 20',
  'openssl-3.5': 'OpenSSL 3.5: PKCS12_parse in Node.js 24 and 26',
} as const;

/** A name in the table. */
export type Source = keyof typeof sources;
