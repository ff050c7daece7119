/** Whoever inspects `.p12` files: a thread of its own, or, where there are few, the main thread. */
import { Worker } from 'node:worker_threads';
import {
  inspectP12,
  type InspectionGround,
  type P12Inspection,
  type P12Question,
} from './inspect-p12.ts';
import type { InspectionAnswer } from './inspection-worker.ts';

export interface Inspector {
  /** One inspection for each question, in their order; several calls may wait at once. */
  inspect(questions: readonly P12Question[]): Promise<readonly P12Inspection[]>;
  close(): Promise<void>;
}

/** Worth its start when there is more than a moment's work for it. */
export function startInspectorThread(ground: InspectionGround): Inspector {
  // Beside this file: TypeScript in the tests, JavaScript once built.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = new URL(`./inspection-worker.${extension}`, import.meta.url);
  const worker = new Worker(script, { workerData: ground });
  // It answers in the order in which it is asked.
  let waiting: PromiseWithResolvers<readonly P12Inspection[]>[] = [];
  worker.on('message', (answer: InspectionAnswer) => {
    const asker = waiting.shift();
    if ('failed' in answer) asker?.reject(new Error(answer.failed));
    else asker?.resolve(answer.inspections);
  });
  worker.on('error', (error) => {
    for (const asker of waiting) asker.reject(error);
    waiting = [];
  });
  return {
    inspect(questions) {
      const asker = Promise.withResolvers<readonly P12Inspection[]>();
      waiting.push(asker);
      worker.postMessage(questions);
      return asker.promise;
    },
    async close() {
      await worker.terminate();
    },
  };
}

export function inspectorOfThisThread(ground: InspectionGround): Inspector {
  return {
    inspect: (questions) =>
      Promise.resolve(questions.map((question) => inspectP12(question, ground))),
    close: () => Promise.resolve(),
  };
}
