//! Batches from files.

use crate::support::golden_text;
use cloze::data::batch_file;

// Batches from files.

#[test]
fn the_reference_batch_is_read_as_it_is_written() {
    let batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    assert!(batch.size > 1 && !batch.targets.is_empty());
    assert_eq!(batch.input_ids.len(), batch.size * batch.length);
    let plain = batch_file::parse(
        r#"{"input_ids": [[2, 4, 3], [2, 5, 3]], "labels": [[-100, 7, -100], [-100, -100, 0]]}"#,
    )
    .unwrap();
    assert_eq!((plain.size, plain.length), (2, 3));
    assert_eq!((plain.real, plain.segment_ids), (vec![true; 6], vec![0; 6]));
    assert_eq!(plain.targets.iter().map(|t| (t.row, t.token_id)).collect::<Vec<_>>(), [(1, 7), (5, 0)]);
}

#[test]
fn what_is_wrong_with_a_batch_file_is_said_in_a_sentence() {
    let cases = [
        ("{}", "input_ids is missing; it must be a list of rows of whole numbers"),
        (r#"{"input_ids": 3}"#, "input_ids is not a list; it must be a list of rows of whole numbers"),
        (r#"{"input_ids": []}"#, "input_ids is empty; it needs at least one row with one token"),
        (r#"{"input_ids": [[]]}"#, "input_ids is empty; it needs at least one row with one token"),
        (
            r#"{"input_ids": [[1], 2]}"#,
            "input_ids has a row 1 that is not a list; it must be a list of rows of whole numbers",
        ),
        (
            r#"{"input_ids": [[1.5]]}"#,
            "input_ids has 1.5 in row 0, which is not a whole number; it must be a list of rows of whole numbers",
        ),
        (r#"{"input_ids": [[1, 2], [3]]}"#, "input_ids has 1 tokens in row 1; it must be 2"),
        (r#"{"input_ids": [[1, 2]]}"#, "labels is missing; it must be a list of rows of whole numbers"),
        (r#"{"input_ids": [[1, 2]], "labels": [[1]]}"#, "labels has 1 tokens in row 0; it must be 2"),
        (r#"{"input_ids": [[1]], "labels": [[1], [1]]}"#, "labels has 2 rows; input_ids has 1"),
        (r#"{"input_ids": [[-1]], "labels": [[1]]}"#, "input_ids holds -1, which is no id"),
        (r#"{"input_ids": [[4294967296]], "labels": [[1]]}"#, "input_ids holds 4294967296, which is no id"),
        (r#"{"input_ids": [[1]], "labels": [[-2]]}"#, "labels holds -2, which is no id"),
        (
            r#"{"input_ids": [[1]], "labels": [[1]], "attention_mask": [["x"]]}"#,
            "attention_mask has \"x\" in row 0, which is not a whole number; it must be a list of rows of whole numbers",
        ),
        (
            r#"{"input_ids": [[1]], "labels": [[1]], "token_type_ids": null}"#,
            "token_type_ids is not a list; it must be a list of rows of whole numbers",
        ),
    ];
    for (json, expected) in cases {
        let error = batch_file::parse(json).unwrap_err();
        assert_eq!(error.code(), "batch");
        assert_eq!(error.to_string(), format!("the batch cannot be used: {expected}"), "{json}");
    }
    let error = batch_file::parse("{").unwrap_err().to_string();
    assert!(error.starts_with("the batch cannot be used: it is not valid JSON: "), "{error}");
}

#[test]
fn a_batch_from_outside_is_checked_against_the_model() {
    let parse = |json: &str| batch_file::parse(json).unwrap();
    let batch =
        parse(r#"{"input_ids": [[2, 9, 3]], "labels": [[-100, 8, -100]], "token_type_ids": [[0, 0, 1]]}"#);
    batch.check(10, 3, 2).unwrap();
    let refused = |vocabulary, positions, segments| {
        batch.check(vocabulary, positions, segments).unwrap_err().to_string()
    };
    assert_eq!(
        refused(9, 3, 2),
        "the batch cannot be used: token id 9 is not below the vocabulary's size, 9"
    );
    assert_eq!(
        refused(10, 2, 2),
        "the batch cannot be used: its rows have 3 tokens; the model has 2 positions"
    );
    assert_eq!(
        refused(10, 3, 1),
        "the batch cannot be used: segment id 1 is not below the number of segments, 1"
    );
    let label = parse(r#"{"input_ids": [[2, 3]], "labels": [[-100, 10]]}"#).check(10, 3, 2).unwrap_err();
    assert_eq!(
        label.to_string(),
        "the batch cannot be used: token id 10 is not below the vocabulary's size, 10"
    );
    let padding = r#"{"input_ids": [[2, 3], [2, 0]], "attention_mask": [[1, 1], [1, 0]], "labels": [[-100, 3], [-100, 3]]}"#;
    assert_eq!(
        parse(padding).check(10, 3, 2).unwrap_err().to_string(),
        "the batch cannot be used: row 1 has a label at position 1, which its attention_mask calls padding; only real tokens can be targets"
    );
    let none = parse(r#"{"input_ids": [[2, 3]], "labels": [[-100, -100]]}"#).check(10, 3, 2).unwrap_err();
    assert_eq!(
        none.to_string(),
        "the batch cannot be used: it has no target; at least one label must not be -100"
    );
}
