// Verifies a DSSE bundle with @sigstore/verify; exit code 0 accepts.
// usage: verify.js version | verify.js TRUSTED_ROOT BUNDLE SHA256_HEX PREDICATE_TYPE IDENTITY ISSUER
'use strict';
const fs = require('fs');
const path = require('path');

// NODE_PATH first; npm carries the packages for itself.
const carried = ['lib/node_modules/npm', 'share/nodejs/npm']
  .map(p => path.join(path.dirname(fs.realpathSync(process.execPath)), '..', p));
const load = name => require(require.resolve(name, {paths: [...(process.env.NODE_PATH || '').split(':'), ...carried]}));

process.on('uncaughtException', e => {
  console.error((e.code ? e.code + ': ' : '') + e.message);
  process.exit(1);
});

const [root, bundleFile, digest, predicateType, identity, issuer] = process.argv.slice(2);
if (root === 'version') {
  console.log('@sigstore/verify ' + load('@sigstore/verify/package.json').version);
  process.exit(0);
}
const {Verifier, toTrustMaterial, toSignedEntity} = load('@sigstore/verify');
const {bundleFromJSON} = load('@sigstore/bundle');
const {TrustedRoot} = load('@sigstore/protobuf-specs');
const json = file => JSON.parse(fs.readFileSync(file, 'utf8'));

const bundle = bundleFromJSON(json(bundleFile));
const anchored = text => '^' + text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '$';
new Verifier(toTrustMaterial(TrustedRoot.fromJSON(json(root))))
  .verify(toSignedEntity(bundle), {subjectAlternativeName: anchored(identity), extensions: {issuer}});
// The package judges who signed; what was signed is for its caller to compare.
const statement = JSON.parse(bundle.content.dsseEnvelope.payload.toString('utf8'));
if (statement.predicateType !== predicateType) throw new Error('predicate type ' + statement.predicateType);
if (!statement.subject.some(s => s.digest.sha256 === digest)) throw new Error('no subject has the digest ' + digest);
