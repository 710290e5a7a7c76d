package dev.slipway.ssh.key;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import net.schmizz.sshj.common.SecurityUtils;

/**
 * The JDK's key factory for elliptic curves under the name ECDSA: sshj asks for it by BouncyCastle's name, and the JDK
 * only knows it as EC. Loading BouncyCastle for the name alone would slow every start.
 */
public final class EcdsaKeys extends Provider {
    private static final long serialVersionUID = 1;

    public EcdsaKeys() {
        super("SlipwayEcdsa", "1", "The JDK's key factory EC under the name ECDSA");
        putService(new Service(this, "KeyFactory", "ECDSA", Factory.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Factory(KeyFactory.getInstance("EC"));
            }
        });
    }

    /** Has sshj take the JDK's keys from now on. */
    public static void register() {
        SecurityUtils.setRegisterBouncyCastle(false);
        Security.addProvider(new EcdsaKeys());
    }

    private static final class Factory extends KeyFactorySpi {
        private final KeyFactory curves;

        Factory(KeyFactory curves) {
            this.curves = curves;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec specification) throws InvalidKeySpecException {
            return curves.generatePublic(specification);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec specification) throws InvalidKeySpecException {
            return curves.generatePrivate(specification);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type) throws InvalidKeySpecException {
            return curves.getKeySpec(key, type);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return curves.translateKey(key);
        }
    }
}
