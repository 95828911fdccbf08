/** What the process asks of the machine; the application gives it, since only it knows the machine. */
export type FileDoor = {
  /** Asks for an OpenAPI file and puts its contract into the design. */
  readonly readOpenApi: () => void;
  /** Asks where to, and writes the contract. */
  readonly writeOpenApi: (api: string) => void;
};

let door: FileDoor | undefined;

export const giveFiles = (given: FileDoor): void => {
  door = given;
};

export const files = (): FileDoor | undefined => door;
