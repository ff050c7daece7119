/**
 * Columns by which some offices ask for an end, a revocation or a move. `issue` does none of them
 * from a roster, and must not pass over such a wish in silence.
 */
import type { Cell } from './cell.ts';
import { shown } from './shown.ts';

/** Reports any value of these columns, naming what it most likely asks for. */
export function reportOperations(
  operation: Cell | undefined,
  formerLoginId: Cell | undefined,
  loginId: string,
): void {
  if (operation !== undefined) {
    const value = shown(operation.text);
    const args = { value, operation: operationOf(operation.text), loginId };
    operation.problem('operation-unsupported', args);
  }
  if (formerLoginId !== undefined) {
    const value = shown(formerLoginId.text);
    formerLoginId.problem('operation-unsupported', { value, operation: 'move', loginId: value });
  }
}

/** Whether the word asks for something that we know by name. */
export function isKnownOperation(text: string): boolean {
  return operationOf(text) !== 'other';
}

function operationOf(text: string): 'end' | 'revoke' | 'move' | 'other' {
  const wanted = text.normalize('NFKC').toLowerCase();
  return operations.find(({ words }) => words.includes(wanted))?.operation ?? 'other';
}

const operations: readonly {
  readonly operation: 'end' | 'revoke' | 'move';
  readonly words: readonly string[];
}[] = [
  { operation: 'end', words: ['end', '終了', '利用終了', '退職', '退会', '廃止', '停止', '削除'] },
  { operation: 'revoke', words: ['revoke', '失効'] },
  { operation: 'move', words: ['move', '異動', '移動', '転籍', '変更'] },
];
