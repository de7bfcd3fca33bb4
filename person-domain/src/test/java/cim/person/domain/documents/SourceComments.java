package cim.person.domain.documents;

import static java.util.Objects.requireNonNullElse;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The doc comments of the public records, sealed interfaces and enums in a folder of sources, each
/// as one line of Markdown.
///
/// A type's key is its simple name, a component's or constant's is `Type.name`. What is nested in a
/// type of the package `state` is called with it, as in `Lifecycle.Suspended`: the state of that
/// name gives way to the event `Suspended`.
public final class SourceComments extends TreePathScanner<Void, String> {
  private final DocTrees docs;
  private final SortedMap<String, String> descriptions = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private SourceComments(DocTrees docs) {
    this.docs = docs;
  }

  /// Reads the sources in a folder.
  public static SourceComments below(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> java = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
      SourceComments comments = new SourceComments(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        comments.scan(unit, "");
      }
      return comments;
    }
  }

  /// The descriptions by their keys.
  public SortedMap<String, String> descriptions() {
    return descriptions;
  }

  /// What lacks a description, or has the key of something else.
  List<String> problems() {
    return problems;
  }

  @Override
  public Void visitClass(ClassTree type, String outer) {
    String key = outer.isEmpty() ? type.getSimpleName().toString() : outer + type.getSimpleName();
    switch (type.getKind()) {
      case RECORD -> {
        if (isPublic(type)) {
          describeRecord(type, key);
        }
      }
      case ENUM -> describeEnum(type, key);
      case INTERFACE -> {
        if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
          put(key, body(comment(getCurrentPath())));
        }
      }
      default -> {}
    }
    return super.visitClass(type, isOfState() ? key + "." : "");
  }

  private void describeRecord(ClassTree record, String key) {
    DocCommentTree comment = comment(getCurrentPath());
    put(key, body(comment));
    Map<String, String> components = params(comment);
    for (Tree member : record.getMembers()) {
      if (member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        String name = field.getName().toString();
        put(key + "." + name, requireNonNullElse(components.get(name), ""));
      }
    }
  }

  private void describeEnum(ClassTree type, String key) {
    put(key, body(comment(getCurrentPath())));
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree constant && isConstant(constant, type)) {
        put(key + "." + constant.getName(), body(comment(new TreePath(getCurrentPath(), member))));
      }
    }
  }

  private void put(String key, String description) {
    if (description.isEmpty()) {
      problems.add(key + " has no description");
    } else if (descriptions.put(key, description) != null) {
      problems.add(key + " is the name of two things");
    }
  }

  private @Nullable DocCommentTree comment(TreePath path) {
    return docs.getDocCommentTree(path);
  }

  private boolean isPublic(ClassTree type) {
    boolean inInterface =
        getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
            && outer.getKind() == Tree.Kind.INTERFACE;
    return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
  }

  private boolean isOfState() {
    return String.valueOf(getCurrentPath().getCompilationUnit().getPackageName())
        .endsWith(".state");
  }

  private static boolean isConstant(VariableTree field, ClassTree type) {
    return type.getSimpleName().contentEquals(field.getType().toString());
  }

  private static String body(@Nullable DocCommentTree comment) {
    return comment == null ? "" : oneLine(comment.getFullBody());
  }

  private static Map<String, String> params(@Nullable DocCommentTree comment) {
    return comment == null
        ? Map.of()
        : comment.getBlockTags().stream()
            .filter(ParamTree.class::isInstance)
            .map(ParamTree.class::cast)
            .collect(
                Collectors.toMap(
                    param -> param.getName().getName().toString(),
                    param -> oneLine(param.getDescription())));
  }

  private static String oneLine(List<? extends DocTree> trees) {
    return trees.stream()
        .map(tree -> tree instanceof RawTextTree text ? text.getContent() : tree.toString())
        .collect(Collectors.joining())
        .strip()
        .replaceAll("\\s+", " ");
  }
}
