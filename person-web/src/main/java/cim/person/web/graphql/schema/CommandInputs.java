package cim.person.web.graphql.schema;

import static graphql.schema.GraphQLTypeReference.typeRef;
import static java.util.stream.Collectors.joining;

import cim.person.application.data.Inputs;
import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.PartId;
import graphql.Directives;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The input types of commands, derived from their records by the rules of
/// [cim.person.application.data.CommandReader], which reads what comes in.
final class CommandInputs {
  private final Descriptions descriptions;
  private final Map<String, GraphQLNamedType> types = new LinkedHashMap<>();

  CommandInputs(Descriptions descriptions) {
    this.descriptions = descriptions;
  }

  /// All types that were made so far, by name.
  Map<String, GraphQLNamedType> types() {
    return types;
  }

  GraphQLInputType of(Class<? extends PersonCommand> command) {
    GraphQLInputObjectType.Builder input =
        GraphQLInputObjectType.newInputObject()
            .name(command.getSimpleName() + "Input")
            .description(descriptions.of(command).orElse(null));
    input.field(
        command == CreatePerson.class
            ? field("id", scalar("ID"), "The person's id, a UUID; else derived from commandId.")
            : field("person", GraphQLNonNull.nonNull(scalar("ID")), "The person's id."));
    input.field(
        field(
            "commandId",
            scalar("ID"),
            "A UUID that makes the command the same when it is sent again for the same person; else"
                + " made up."));
    input.field(
        field(
            "expectedRevision",
            scalar("Int"),
            "The revision that you have seen; the command is refused when the person moved on."));
    addComponents(input, command);
    return define(input);
  }

  private void addComponents(GraphQLInputObjectType.Builder input, Class<?> record) {
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      GraphQLInputType type = type(field.type());
      GraphQLInputObjectField.Builder built =
          GraphQLInputObjectField.newInputObjectField()
              .name(field.name())
              .description(descriptions.of(record, field.name()).orElse(null))
              .type(isOptional(record, field) ? type : GraphQLNonNull.nonNull(type));
      if (field.type() == boolean.class) {
        built.defaultValueProgrammatic(false);
      }
      input.field(built);
    }
  }

  private static boolean isOptional(Class<?> record, RecordShape.Field field) {
    return field.nullable()
        || Types.isList(field.type())
        || field.type() == boolean.class
        || (field.type() == PartId.class && Inputs.makesPart(record));
  }

  private GraphQLInputType type(Type type) {
    if (Types.isList(type)) {
      return GraphQLList.list(GraphQLNonNull.nonNull(type(Types.element(type))));
    }
    Class<?> one = (Class<?>) type;
    return scalar(one).orElseGet(() -> one.isEnum() ? enumeration(one) : object(one));
  }

  private static Optional<GraphQLInputType> scalar(Class<?> type) {
    if (Appearance.isId(type)) {
      return Optional.of(scalar("ID"));
    }
    return Optional.ofNullable(
        switch (type) {
          case Class<?> t when t == String.class -> scalar("String");
          case Class<?> t when Types.isTruth(t) -> scalar("Boolean");
          case Class<?> t when Types.isNumber(t) -> scalar("Int");
          case Class<?> t when t == LocalDate.class -> scalar("Date");
          case Class<?> t when t == Instant.class -> scalar("DateTime");
          default -> null;
        });
  }

  /// SmallRye has scalars of its own also for the built-in ones, and one name is one type.
  private static GraphQLInputType scalar(String name) {
    return GraphQLScalarTypes.getScalarByName(name);
  }

  private GraphQLInputType enumeration(Class<?> type) {
    String name = Appearance.name(type);
    if (!types.containsKey(name)) {
      GraphQLEnumType.Builder built =
          GraphQLEnumType.newEnum().name(name).description(descriptions.of(type).orElse(null));
      for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
        String value = ((Enum<?>) constant).name();
        built.value(value, value, descriptions.of(type, value).orElse(null));
      }
      types.put(name, built.build());
    }
    return typeRef(name);
  }

  private GraphQLInputType object(Class<?> type) {
    Class<?> standIn = Inputs.standInFor(type);
    Class<?> shape = standIn == null ? type : standIn;
    String name = shape.getSimpleName().replaceAll("Input$", "") + "Input";
    if (types.containsKey(name)) {
      return typeRef(name);
    }
    GraphQLInputObjectType.Builder input =
        GraphQLInputObjectType.newInputObject()
            .name(name)
            .description(descriptions.of(shape).orElse(null));
    if (shape.isSealed()) {
      addKinds(input, shape);
    } else {
      addComponents(input, shape);
    }
    return define(input);
  }

  private void addKinds(GraphQLInputObjectType.Builder input, Class<?> sealed) {
    input.withAppliedDirective(Directives.OneOfDirective.toAppliedDirective());
    Inputs.kindsOf(sealed)
        .forEach(
            (name, kind) ->
                input.field(
                    field(
                        name,
                        type(Inputs.onlyValueOf(kind).orElse(kind)),
                        descriptions.of(kind).orElse("") + ofOnlyValue(kind))));
  }

  /// Where one text stands for the kind, how it is written, unless that says the same again.
  private String ofOnlyValue(Class<?> kind) {
    return Inputs.onlyValueOf(kind).filter(String.class::equals).stream()
        .flatMap(
            _ -> descriptions.of(kind, RecordShape.of(kind).fields().getFirst().name()).stream())
        .filter(text -> !text.startsWith("The "))
        .map(text -> " " + text)
        .collect(joining());
  }

  private GraphQLInputType define(GraphQLInputObjectType.Builder input) {
    GraphQLInputObjectType built = input.build();
    types.put(built.getName(), built);
    return typeRef(built.getName());
  }

  private static GraphQLInputObjectField field(
      String name, GraphQLInputType type, String description) {
    return GraphQLInputObjectField.newInputObjectField()
        .name(name)
        .type(type)
        .description(description)
        .build();
  }
}
