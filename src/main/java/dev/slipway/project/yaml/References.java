package dev.slipway.project.yaml;

import dev.slipway.project.Settings;
import dev.slipway.project.words.Nearest;
import dev.slipway.project.words.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Texts in which {@code ${NAME}} stands for a declared variable: its value, so that none is secret. */
record References(Map<String, Settings.Variable> declared) {
    /** Text in which every reference names a declared variable. */
    Optional<String> text(Value value) {
        return Readers.line(value).filter(text -> allDeclared(value, text));
    }

    private boolean allDeclared(Value value, String text) {
        Matcher reference = Settings.Variable.REFERENCE.matcher(text);
        boolean declaredAll = true;
        while (reference.find()) {
            String name = reference.group(1);
            if (!Settings.Variable.NAME.matcher(name).matches()
                    || !reference.group().endsWith("}")) {
                value.refuse("expected ${NAME}, found " + Shown.quoted(reference.group()));
                declaredAll = false;
            } else if (!declared.containsKey(name)) {
                value.refuse(Nearest.complaint("variable", name, declared.keySet()));
                declaredAll = false;
            } else if (declared.get(name).secret()) {
                value.refuse("the value of the secret variable " + name
                        + " cannot stand here, where everybody reads it; a command finds it in its environment: $"
                        + name);
                declaredAll = false;
            }
        }
        return declaredAll;
    }
}
