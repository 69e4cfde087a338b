"""Every fault and every rule of ease that the program is held to has a test of its number, or a
reason why it has none."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]

CHECKS = {
    # kill -9 while saving
    1: "test_a1_what_was_saved_survives_kill_9",
    # power cut
    2: "test_a2_a_power_cut_loses_nothing_that_was_saved",
    # any call to the system fails
    3: "test_a3_whichever_statement_fails_nothing_is_half_done",
    # a commit that failed may have happened
    4: "test_a4_a_commit_that_failed_and_did_happen_counts_as_saved_once",
    # disk full
    5: "test_a5_a_disk_that_takes_no_more_says_so_and_keeps_all",
    # export or backup cut short
    6: "test_a6_an_export_cut_short_leaves_the_old_file_and_no_other",
    # told to stop while somebody types
    7: "test_a7_told_to_stop_it_saves_backs_up_and_ends_well",
    # a draft survives
    8: "test_a8_words_that_nobody_saved_survive_kill_9_a_second_later",
    # an unexpected error while saving
    9: "test_a9_an_answer_that_was_not_saved_is_not_shown_as_saved",
    # one entry is one transaction
    10: "test_a10_one_entry_is_one_transaction",
    # migration killed
    11: "test_a11_a_migration_killed_at_any_statement_is_old_or_new",
    # backup killed
    12: "test_a12_a_backup_killed_halfway_is_never_listed_and_cleared_later",
    # read-only file or folder
    13: "test_a13_a_folder_that_cannot_be_written_to_still_reads",
    # second start
    14: "test_a14_a_second_start_brings_the_first_to_the_front",
    # file deleted, renamed or replaced while open
    15: "test_a15_a_file_taken_away_is_noticed_before_saved_is_said",
    # conflict copies of synced folders
    16: "test_a16_a_conflict_copy_is_found_and_only_read",
    # a missing diary is never replaced by an empty one
    17: "test_a17_a_missing_diary_is_never_replaced_by_an_empty_one",
    # what is no diary in the place of one
    18: "test_a18_a21_a22_what_is_no_diary_of_ours_is_refused_untouched",
    # flipped bits
    19: "test_a19_random_flips_leave_nothing_unnoticed",
    # a trashed page
    20: "test_a20_nineteen_of_twenty_rows_are_read_around_a_trashed_page",
    # a newer version
    21: "test_a21_a_newer_diary_says_which_format_it_has",
    # a foreign or hostile file
    22: "test_a18_a21_a22_what_is_no_diary_of_ours_is_refused_untouched",
    # rotation of backups
    23: "test_a23_a_backup_with_far_fewer_days_thins_nothing",
    # restore
    24: "test_a24_a_restore_killed_at_any_step_leaves_one_whole_diary",
    # hostile archive
    25: "",
    # undo
    26: "test_a26_after_any_steps_undo_all_is_the_start_and_redo_all_the_end",
    # clock that jumps
    27: "test_a23_a27_whatever_the_clock_and_the_diary_do_good_backups_stay",
    # a night with a gap or twice the same hour
    28: "test_a28_both_half_past_twos_are_kept_in_order_and_the_day_counts_once",
    # travel
    29: "test_a29_a_day_written_in_auckland_is_the_same_day_in_honolulu",
    # leap days and ends of years
    30: "test_a30_every_date_can_be_written_about",
    # huge note
    31: "test_a31_three_megabytes_are_pasted_saved_and_edited_in_under_a_second_each",
    # odd text
    32: "test_a32_odd_text_comes_back_as_it_was",
    # markup in typed text
    33: "test_a33_typed_markup_is_plain_text_on_every_screen",
    # import of CSV
    34: "test_a34_every_way_of_writing_the_same_rows_reads_the_same",
    # export of CSV
    35: "test_a35_text_that_could_be_a_formula_gets_a_mark_and_numbers_do_not",
    # parser bombs
    36: "test_a36_bombs_are_refused_quickly_and_in_words",
    # everything out, everything in
    37: "test_a37_json_into_an_empty_diary_gives_the_same_content_hash",
    # permissions, temporary files, clipboard
    38: "test_a38_all_is_for_the_owner_and_nothing_lies_outside",
    # logs, crashes, residue
    39: "test_a39_what_is_deleted_for_good_is_gone_from_the_file",
    # no network
    40: "test_a40_no_module_imports_network_code",
}
"""The number of a check, and the test that shows it best; most have more."""

EASE = {
    # by keys alone
    1: "test_b1_enter_three_times_starts_a_diary_with_the_six_usual",
    # Tab reaches all and comes back
    2: "test_b2_b7_b17_on_every_screen_all_is_named_large_enough_and_reached",
    # what has the keyboard is seen
    3: "test_b3_the_ring_surrounds_what_has_the_keyboard",
    # a bad day is three keys
    4: "test_b4_a_bad_day_is_a_digit_and_enter",
    # a usual day
    5: "test_b5_digits_alone_lead_through_the_questions",
    # one answer is enough, blank is not zero
    6: "test_b6_one_answer_is_enough_and_the_rest_stays_blank",
    # large targets
    7: "test_b2_b7_b17_on_every_screen_all_is_named_large_enough_and_reached",
    # delete away from save
    8: "test_b8_delete_stands_well_away_from_save",
    # the wheel
    9: "test_b9_the_wheel_changes_no_value",
    # a press gives exactly that value
    10: "test_b10_a_click_on_a_number_gives_exactly_that_number",
    # tremor and held keys
    11: "test_b11_a_trembling_press_is_one_and_sliding_off_is_none",
    # twice the text size
    12: "test_b12_nothing_is_cut_at_1024_by_600",
    # sizes follow the font
    13: "test_b13_sizes_follow_the_font_and_headings_stand_out",
    # contrast
    14: "test_b14_text_and_edges_are_strong_enough",
    # dark, light, high contrast
    15: "test_b15_every_look_is_in_the_menu_counts_at_once_and_is_kept",
    # never colour alone
    16: "test_b16_series_differ_in_more_than_colour",
    # names and roles
    17: "test_b2_b7_b17_on_every_screen_all_is_named_large_enough_and_reached",
    # values spoken in full
    18: "test_b18_a_number_pad_says_its_question_and_its_answer",
    # charts in words and as tables
    19: "test_b19_the_chart_in_words_equals_the_days",
    # charts by key
    20: "test_b20_arrows_read_day_by_day_aloud",
    # what was done is said where it stands
    21: "test_b21_saving_is_said_without_moving_the_keyboard",
    # what cannot be is refused in words, and kept
    22: "test_b22_why_it_is_refused_is_seen_beside_the_field",
    # no timeouts
    23: "test_b23_only_known_parts_watch_the_time",
    # undo
    24: "test_b24_every_delete_is_one_step_back",
    # half-finished
    25: "test_b25_the_same_question_has_the_keyboard_again",
    # plain words
    26: "test_b26_no_string_is_hard_to_read",
    # few choices, and nothing shifts
    27: "test_b27_b29_an_idle_window_changes_neither_place_nor_picture",
    # nothing to remember
    28: "test_b28_a_day_like_the_last_needs_nothing_typed",
    # no motion, no sound
    29: "test_b29_nothing_in_the_program_moves_flashes_or_sounds",
    # kind over time
    30: "test_b30_after_thirty_days_away_nothing_is_said_about_it",
}
"""The number of a rule of ease, and the test that shows it best."""

NO_TEST = {
    25: "Dialdown opens no archives: a backup is one file, and no format that is read is a zip.",
}

IN_PART = {
    2: "a disk that lies about sync, and new names that are lost, are not modelled",
    21: "read-only opening of a newer format is not offered; it is refused untouched",
    39: "what the system swaps or hibernates to the disk cannot be seen from here",
    40: "there is no lock that could fail open; strace and a namespace: benchmarks/network.py",
}

EASE_IN_PART = {
    5: "keys are counted, seconds of a slowed hand are not",
    14: "the colours are measured, not dots of a picture of each screen",
    16: "kinds of colour vision are not simulated; shapes, words and grey are tested instead",
    17: "names and roles are asked of Qt; no screen reader runs in the suite",
}


def every_test():
    found = set()
    for path in TESTS.rglob("test_*.py"):
        found |= set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def test_the_table_is_complete():
    assert list(CHECKS) == list(range(1, 41))
    assert NO_TEST.keys() | IN_PART.keys() <= CHECKS.keys()
    assert list(EASE) == list(range(1, 31))
    assert EASE_IN_PART.keys() <= EASE.keys()


def test_each_check_has_a_test_or_a_reason():
    there = every_test()
    assert [n for n, name in CHECKS.items() if not name] == list(NO_TEST)
    assert {name for name in CHECKS.values() if name and name not in there} == set()
    wrong = {n: name for n, name in CHECKS.items() if name and f"_a{n}_" not in name}
    assert wrong == {}


def test_each_rule_of_ease_has_a_test():
    assert set(EASE.values()) - every_test() == set()
    assert {n: name for n, name in EASE.items() if f"_b{n}_" not in name} == {}


def test_no_archive_is_opened():
    """The reason given for check 25."""
    source = TESTS.parent / "src" / "dialdown"
    for path in source.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(import|from) (zipfile|tarfile)|unpack_archive", words, re.M)
