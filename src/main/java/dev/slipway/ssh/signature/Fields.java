package dev.slipway.ssh.signature;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.schmizz.sshj.common.Buffer;

/** Reads what SSH has written (RFC 4251, section 5), where there is one way only to write it. */
final class Fields {
    private final Buffer.PlainBuffer rest;
    private final String what;

    /** @param what they make up, as a sentence names it */
    Fields(byte[] bytes, String what) {
        this.rest = new Buffer.PlainBuffer(bytes);
        this.what = what;
    }

    byte[] exactly(int length) throws Unfit {
        byte[] bytes = new byte[length];
        try {
            rest.readRawBytes(bytes);
        } catch (Buffer.BufferException e) {
            throw damaged();
        }
        return bytes;
    }

    int number() throws Unfit {
        return ByteBuffer.wrap(exactly(Integer.BYTES)).getInt();
    }

    byte[] bytes() throws Unfit {
        int length = number();
        if (length < 0 || length > rest.available()) {
            throw damaged();
        }
        return exactly(length);
    }

    /** Without a zero, at which OpenSSH would stop reading. */
    String text() throws Unfit {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw damaged();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw damaged();
        }
    }

    BigInteger positive() throws Unfit {
        byte[] bytes = bytes();
        BigInteger number = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        if (number.signum() <= 0 || !Arrays.equals(number.toByteArray(), bytes)) {
            throw damaged();
        }
        return number;
    }

    /** Nothing may come after. */
    void end() throws Unfit {
        if (rest.available() > 0) {
            throw damaged();
        }
    }

    Unfit damaged() {
        return Unfit.malformed(what + " is damaged.");
    }
}
