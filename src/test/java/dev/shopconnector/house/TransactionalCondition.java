package dev.shopconnector.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.List;

/** Every public method, or the class, carries one of these annotations. */
final class TransactionalCondition extends ArchCondition<JavaClass> {
    private final List<Class<? extends Annotation>> annotations;

    TransactionalCondition(List<Class<? extends Annotation>> annotations) {
        super("say in which transaction they run");
        this.annotations = annotations;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean whole = annotations.stream().anyMatch(type::isAnnotatedWith);
        for (JavaMethod method : type.getMethods()) {
            boolean asked = method.getModifiers().contains(JavaModifier.PUBLIC)
                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
            if (asked && !whole && annotations.stream().noneMatch(method::isAnnotatedWith)) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no transaction"));
            }
        }
    }
}
