package io.github.emlogstatic.language;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds the texts that the code puts together: each literal or concatenation, with {@code %s} and {@code %d} for what is
 * not constant, and one text for each branch of a conditional expression and for each form of a {@link
 * io.github.emlogstatic.model.run.Plural}.
 */
final class CodeSentences extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final int MOST_BRANCHES = 16;

    private final Trees trees;
    private final CompilationUnitTree file;
    private final Map<String, String> places;

    private CodeSentences(Trees trees, CompilationUnitTree file, Map<String, String> places) {
        this.trees = trees;
        this.file = file;
        this.places = places;
    }

    /** All texts of the program, each with the place of one of its occurrences. */
    static Map<String, String> all() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> places = new TreeMap<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "--should-stop=ifNoError=ATTR", // types are all that is asked for
                    "--release",
                    "17",
                    "-cp",
                    System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, problem -> {}, options, null, manager.getJavaFileObjectsFromPaths(sources()));
            Iterable<? extends CompilationUnitTree> files = task.parse();
            task.analyze();
            for (CompilationUnitTree file : files) {
                new CodeSentences(Trees.instance(task), file, places).scan(file, null);
            }
        }
        return places;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
        if (!isConcatenation(getCurrentPath())) {
            return super.visitBinary(tree, nothing);
        }
        take(tree);
        scanPlaceholders(getCurrentPath());
        return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
        if (tree.getKind() == Tree.Kind.STRING_LITERAL) {
            take(tree);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
        if (!isPlural(tree)) {
            return super.visitMethodInvocation(tree, nothing);
        }
        take(tree);
        return null;
    }

    private void take(ExpressionTree tree) {
        long position = trees.getSourcePositions().getStartPosition(file, tree);
        String place = Path.of(file.getSourceFile().getName()).getFileName() + ":"
                + file.getLineMap().getLineNumber(position);
        texts(getCurrentPath()).forEach(text -> places.putIfAbsent(text, place));
    }

    private boolean isConcatenation(TreePath path) {
        return path.getLeaf().getKind() == Tree.Kind.PLUS && isString(path);
    }

    private boolean isString(TreePath path) {
        TypeMirror type = trees.getTypeMirror(path);
        return type != null && type.toString().equals("java.lang.String");
    }

    private List<String> texts(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof ParenthesizedTree inner) {
            return texts(new TreePath(path, inner.getExpression()));
        }
        if (tree instanceof BinaryTree sum && isConcatenation(path)) {
            return products(
                    texts(new TreePath(path, sum.getLeftOperand())), texts(new TreePath(path, sum.getRightOperand())));
        }
        if (tree instanceof ConditionalExpressionTree choice && isString(path)) {
            List<String> both = new ArrayList<>(texts(new TreePath(path, choice.getTrueExpression())));
            both.addAll(texts(new TreePath(path, choice.getFalseExpression())));
            return both;
        }
        if (isPlural(tree)) {
            List<? extends ExpressionTree> arguments = ((MethodInvocationTree) tree).getArguments();
            return Stream.of(arguments.get(1), arguments.get(2))
                    .flatMap(form -> texts(new TreePath(path, form)).stream())
                    .map(form -> "%d " + form)
                    .toList();
        }
        return List.of(text(path));
    }

    private static boolean isPlural(Tree tree) {
        return tree instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().equals("Plural.of");
    }

    private static List<String> products(List<String> left, List<String> right) {
        return left.stream()
                .flatMap(start -> right.stream().map(end -> start + end))
                .limit(MOST_BRANCHES)
                .toList();
    }

    private String text(TreePath path) {
        if (path.getLeaf() instanceof LiteralTree literal
                && (literal.getValue() instanceof String || literal.getValue() instanceof Character)) {
            return literal.getValue().toString().replace("%", "%%");
        }
        if (trees.getElement(path) instanceof VariableElement variable
                && variable.getConstantValue() instanceof String constant) {
            return constant.replace("%", "%%");
        }
        TypeMirror type = trees.getTypeMirror(path);
        boolean number = type != null && (type.getKind() == TypeKind.INT || type.getKind() == TypeKind.LONG);
        return number ? "%d" : "%s";
    }

    /** Inside a placeholder there may be texts of their own. */
    private void scanPlaceholders(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof ParenthesizedTree inner) {
            scanPlaceholders(new TreePath(path, inner.getExpression()));
        } else if (tree instanceof BinaryTree sum && isConcatenation(path)) {
            scanPlaceholders(new TreePath(path, sum.getLeftOperand()));
            scanPlaceholders(new TreePath(path, sum.getRightOperand()));
        } else if (tree instanceof ConditionalExpressionTree choice && isString(path)) {
            scan(new TreePath(path, choice.getCondition()), null);
            scanPlaceholders(new TreePath(path, choice.getTrueExpression()));
            scanPlaceholders(new TreePath(path, choice.getFalseExpression()));
        } else if (!(tree instanceof LiteralTree) && !isPlural(tree)) {
            scan(path, null);
        }
    }
}
