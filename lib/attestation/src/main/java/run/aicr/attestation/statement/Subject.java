package run.aicr.attestation.statement;

import run.aicr.digest.Sha256;

/** An artefact that a statement is about: a name for people and the digest that counts. */
public record Subject(String name, Sha256 digest) {}
