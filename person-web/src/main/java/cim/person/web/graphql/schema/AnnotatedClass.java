package cim.person.web.graphql.schema;

import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.domain.Hierarchy;
import io.smallrye.graphql.api.Union;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Interfaces;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.TypeAnnotation.TargetInfo;
import java.lang.classfile.TypeAnnotation.TypePathComponent;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/// The class file of a plain record, enum or sealed interface with the annotations that SmallRye
/// looks for. It is read by the index only and never loaded, so it needs no stack maps: making them
/// would ask for classes that the system's class loader does not see.
final class AnnotatedClass {
  private final Class<?> type;
  private final Optional<Class<?>> union;
  private final Descriptions descriptions;

  /// @param union the union that the type is a member of: its one interface in the index, so that
  ///     the interfaces between the two do not become types
  AnnotatedClass(Class<?> type, Optional<Class<?>> union, Descriptions descriptions) {
    this.type = type;
    this.union = union;
    this.descriptions = descriptions;
  }

  byte[] bytes() {
    ClassFile unverified = ClassFile.of(StackMapsOption.DROP_STACK_MAPS);
    ClassModel model = unverified.parse(original(type));
    return unverified.build(
        ClassDesc.ofDescriptor(type.descriptorString()), builder -> write(model, builder));
  }

  static byte[] original(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (var stream = type.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("there is no class file of " + type);
      }
      return stream.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the class file of " + type, failure);
    }
  }

  private void write(ClassModel model, ClassBuilder builder) {
    for (ClassElement element : model) {
      switch (element) {
        case FieldModel field -> field(builder, field);
        case MethodModel method when isBeyondData(method) -> {}
        case Interfaces own -> builder.withInterfaceSymbols(interfaces(own));
        case RuntimeVisibleAnnotationsAttribute _ -> {}
        default -> builder.with(element);
      }
    }
    List<Annotation> annotations = new ArrayList<>();
    annotations.add(annotation(Name.class, Appearance.name(type)));
    descriptions.of(type).ifPresent(text -> annotations.add(annotation(Description.class, text)));
    if (Appearance.isUnion(type)) {
      annotations.add(Annotation.of(desc(Union.class)));
    }
    builder.with(RuntimeVisibleAnnotationsAttribute.of(annotations));
  }

  /// What a record can do besides holding its components would become fields if it looks like a
  /// getter.
  private boolean isBeyondData(MethodModel method) {
    String name = method.methodName().stringValue();
    return type.isRecord() && !name.equals("<init>") && component(name).isEmpty();
  }

  private List<ClassDesc> interfaces(Interfaces own) {
    return union.isPresent()
        ? List.of(desc(union.get()))
        : own.interfaces().stream().map(entry -> entry.asSymbol()).toList();
  }

  private void field(ClassBuilder builder, FieldModel field) {
    String name = field.fieldName().stringValue();
    boolean constant = field.flags().has(AccessFlag.STATIC);
    if (constant && type.isRecord()) {
      return;
    }
    builder.withField(
        field.fieldName(),
        field.fieldType(),
        copy -> {
          copy.withFlags(field.flags().flagsMask());
          field.findAttribute(java.lang.classfile.Attributes.signature()).ifPresent(copy::with);
          if (type.isRecord()) {
            component(name)
                .ifPresentOrElse(
                    shape -> {
                      copy.with(RuntimeVisibleAnnotationsAttribute.of(annotations(shape)));
                      copy.with(RuntimeVisibleTypeAnnotationsAttribute.of(elements(shape)));
                    },
                    () ->
                        copy.with(
                            RuntimeVisibleAnnotationsAttribute.of(
                                Annotation.of(desc(Ignore.class)))));
          } else {
            descriptions
                .of(type, name)
                .ifPresent(
                    text ->
                        copy.with(
                            RuntimeVisibleAnnotationsAttribute.of(
                                annotation(Description.class, text))));
          }
        });
  }

  private Optional<RecordShape.Field> component(String name) {
    return Appearance.fields(type).stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private List<Annotation> annotations(RecordShape.Field field) {
    List<Annotation> annotations = new ArrayList<>();
    annotations.add(annotation(Name.class, Appearance.name(type, field)));
    descriptions
        .of(type, field.name())
        .ifPresent(text -> annotations.add(annotation(Description.class, text)));
    if (!isNullable(field)) {
      annotations.add(Annotation.of(desc(NonNull.class)));
    }
    if (Appearance.isId(type, field)) {
      annotations.add(Annotation.of(desc(Id.class)));
    }
    return annotations;
  }

  /// A client that selects a field in all members of a union gets one type: it may be null in all
  /// when it may be null in one.
  private boolean isNullable(RecordShape.Field field) {
    String name = Appearance.name(type, field);
    return field.nullable()
        || union.stream()
            .flatMap(whole -> Hierarchy.leaves(whole).stream())
            .anyMatch(member -> mayLack(member, name));
  }

  private static boolean mayLack(Class<?> member, String name) {
    return RecordShape.of(member).fields().stream()
        .anyMatch(other -> other.nullable() && Appearance.name(member, other).equals(name));
  }

  /// No list has a null in it.
  private static List<TypeAnnotation> elements(RecordShape.Field field) {
    return Types.isList(field.type())
        ? List.of(
            TypeAnnotation.of(
                TargetInfo.ofField(),
                List.of(TypePathComponent.of(TypePathComponent.Kind.TYPE_ARGUMENT, 0)),
                Annotation.of(desc(NonNull.class))))
        : List.of();
  }

  private static Annotation annotation(Class<?> type, String value) {
    return Annotation.of(desc(type), AnnotationElement.ofString("value", value));
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
