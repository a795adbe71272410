package vn.hospitalkiosk.virtual.card;

/// The cipher of a secure session (ICAO 9303-11, 9.8.6 and 9.8.7). Everything given is padded to whole blocks already.
interface SessionCipher {
    int block();

    /// @param sequence the send sequence counter, one block
    byte[] encrypt(byte[] sequence, byte[] plain);

    byte[] decrypt(byte[] sequence, byte[] encrypted);

    /// Eight bytes.
    byte[] mac(byte[] input);

    /// AES-128: the initial vector is the encrypted counter, the MAC a CMAC.
    @SuppressWarnings("ArrayRecordComponent")
    record OfAes(byte[] encryptionKey, byte[] macKey) implements SessionCipher {
        @Override
        public int block() {
            return Aes.BLOCK;
        }

        @Override
        public byte[] encrypt(byte[] sequence, byte[] plain) {
            return Aes.encrypt(encryptionKey, iv(sequence), plain);
        }

        @Override
        public byte[] decrypt(byte[] sequence, byte[] encrypted) {
            return Aes.decrypt(encryptionKey, iv(sequence), encrypted);
        }

        private byte[] iv(byte[] sequence) {
            return Aes.encrypt(encryptionKey, new byte[Aes.BLOCK], sequence);
        }

        @Override
        public byte[] mac(byte[] input) {
            return Aes.mac(macKey, input);
        }
    }

    /// Two-key triple DES: the initial vector is zero, the MAC a retail MAC.
    @SuppressWarnings("ArrayRecordComponent")
    record OfTripleDes(byte[] encryptionKey, byte[] macKey) implements SessionCipher {
        @Override
        public int block() {
            return TripleDes.BLOCK;
        }

        @Override
        public byte[] encrypt(byte[] sequence, byte[] plain) {
            return TripleDes.encrypt(encryptionKey, plain);
        }

        @Override
        public byte[] decrypt(byte[] sequence, byte[] encrypted) {
            return TripleDes.decrypt(encryptionKey, encrypted);
        }

        @Override
        public byte[] mac(byte[] input) {
            return TripleDes.mac(macKey, input);
        }
    }
}
