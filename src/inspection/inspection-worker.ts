/** A worker thread that inspects `.p12` files. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  inspectP12,
  type InspectionGround,
  type P12Inspection,
  type P12Question,
} from './inspect-p12.ts';

/** One for each question, or what threw: for a bug report, without a secret. */
export type InspectionAnswer =
  { readonly inspections: readonly P12Inspection[] } | { readonly failed: string };

const ground = workerData as InspectionGround;

parentPort?.on('message', (questions: readonly P12Question[]) => {
  parentPort?.postMessage(answer(questions));
});

function answer(questions: readonly P12Question[]): InspectionAnswer {
  try {
    return { inspections: questions.map((question) => inspectP12(question, ground)) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
