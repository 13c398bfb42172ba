package dev.stepshift.rsql;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements that take effect together.
 *
 * @param explicit whether the script says so, with BEGIN
 */
record Transaction(List<Piece> pieces, boolean explicit) {

  Transaction {
    pieces = List.copyOf(pieces);
  }

  boolean mentions(String table) {
    return pieces.stream()
        .anyMatch(piece -> !piece.is(Piece.Kind.MARK) && piece.statement().mentions(table));
  }

  Transaction and(Transaction next) {
    List<Piece> both = new ArrayList<>(pieces);
    both.addAll(next.pieces);
    return new Transaction(both, explicit || next.explicit);
  }
}
