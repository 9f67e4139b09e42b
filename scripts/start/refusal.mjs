/** A reason to stop that is told in one sentence, without a stack trace. */
export class Refusal extends Error {}

/**
 * Runs a program's main function: a refusal is told in its one sentence, and both it and a defect end with exit code 1.
 * @param {() => Promise<number | void>} main
 */
export const runProgram = async (main) => {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
};
