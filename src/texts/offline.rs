//! What the site says about reading without a network.

/// Heads it on the page about the site.
pub const HEADING: &str = "Đọc khi không có mạng";
/// What it is.
pub const WHAT: &str = "Sau lần mở đầu tiên, trình duyệt giữ lại mọi trang, biểu đồ và bảng số liệu của bản này để đọc tiếp khi không có mạng. Ảnh cỡ lớn chỉ được lưu khi bạn bấm lưu ở trang ảnh. Trình duyệt có thể tự xoá nếu lâu ngày không mở lại.";
/// Stands there until a script knows better.
pub const UNKNOWN: &str = "Cần JavaScript để lưu trang và để biết máy này đã lưu những gì.";

/// There is a newer release than the page's.
pub const UPDATE: &str = "Đã có bản cập nhật.";
/// Shows it.
pub const UPDATE_NOW: &str = "Xem bản mới";

/// In the footer: all is there.
pub const SAVED: &str = "Đã lưu để đọc khi không có mạng";
/// In the footer: it is coming.
pub const SAVING: &str = "Đang lưu để đọc khi không có mạng…";
/// In the footer: there is no network, and what is shown was saved.
pub const READING: &str = "Không có mạng: đang đọc bản đã lưu";

/// Before the id of the release that is kept.
pub const RELEASE: &str = "Bản đã lưu";
/// Before the time at which it was whole.
pub const WHEN: &str = "Lưu lúc";
/// Before the number of pages.
pub const PAGES: &str = "Trang";
/// Before the number of small photos.
pub const THUMBNAILS: &str = "Ảnh nhỏ";
/// Before the number of photos of a readable size.
pub const PHOTOS: &str = "Ảnh cỡ lớn";
/// Before the size of all that is kept.
pub const SIZE: &str = "Dung lượng";
/// Before whether there is a network.
pub const NETWORK: &str = "Mạng";
/// There is.
pub const ONLINE: &str = "có";
/// There is none.
pub const OFFLINE: &str = "không có";
/// Before whether the browser has promised to keep it.
pub const LASTING: &str = "Giữ lâu dài";
/// It has.
pub const LASTING_YES: &str = "trình duyệt hứa không tự xoá";
/// It has not.
pub const LASTING_NO: &str = "trình duyệt có thể tự xoá khi thiếu chỗ hoặc lâu không mở";
/// A newer release has not come in: `{release}`, `{file}` and `{when}` are put in.
pub const TROUBLE: &str = "Bản {release} chưa tải về được trọn vẹn: hỏng ở tệp «{file}», lúc {when}. Bản đang có vẫn dùng được; trang sẽ tự thử lại sau.";
/// As long as nothing is kept at all.
pub const TROUBLE_FIRST: &str =
    "Chưa lưu được: hỏng ở tệp «{file}», lúc {when}. Trang sẽ tự thử lại sau.";

/// Throws away what is kept.
pub const CLEAR: &str = "Xoá dữ liệu đã lưu";
/// The visitor has thrown it away.
pub const OFF: &str = "Máy này không lưu gì, vì bạn đã xoá dữ liệu đã lưu.";
/// Keeps it again.
pub const AGAIN: &str = "Lưu để đọc khi không có mạng";

/// Why nothing is kept: the page came over http.
pub const WHY_HTTP: &str =
    "Trang đang mở qua kết nối không mã hoá (http), nên trình duyệt không cho lưu.";
/// Why nothing is kept: the page stands in a frame.
pub const WHY_FRAME: &str = "Trang đang nằm trong khung của một trang khác, nên không lưu ở đây.";
/// Why nothing is kept: the browser has no workers here.
pub const WHY_BROWSER: &str = "Trình duyệt này không cho lưu: có thể đang ở chế độ ẩn danh, hoặc là trình duyệt nằm trong ứng dụng khác như Zalo, Facebook. Hãy mở bằng Chrome, Safari, Edge hoặc Cốc Cốc.";
/// Why nothing is kept: the browser refused.
pub const WHY_REFUSED: &str =
    "Trình duyệt từ chối lưu, có thể vì hết chỗ hoặc vì cài đặt riêng tư.";
/// What to do instead.
pub const INSTEAD: &str = "Vẫn có thể mang cả hội nghị theo bằng bản một tệp ở ngay trang này.";

/// Heads the albums that can be saved.
pub const ALBUMS: &str = "Lưu ảnh để xem ngoại tuyến";
/// All photos of a page that has no albums.
pub const ALL_PHOTOS: &str = "Tất cả ảnh";
/// The photos that are in no album.
pub const OTHER_PHOTOS: &str = "Ảnh khác";
/// Saves an album: `{size}` is put in.
pub const SAVE: &str = "Lưu ({size})";
/// How far it is: `{done}` of `{all}`.
pub const PROGRESS: &str = "Đang lưu {done}/{all} ảnh…";
/// Stops saving.
pub const CANCEL: &str = "Dừng";
/// It is saved: `{all}` photos, `{size}`.
pub const ALBUM_SAVED: &str = "Đã lưu {all} ảnh ({size}).";
/// Takes it away.
pub const REMOVE: &str = "Bỏ lưu";
/// There is not enough room: `{size}` is wanted, `{room}` is there.
pub const NO_ROOM: &str = "Không đủ chỗ: cần {size}, trình duyệt còn cho {room}.";
/// Some did not come: `{done}` of `{all}` are there.
pub const ALBUM_BROKEN: &str = "Mới lưu được {done}/{all} ảnh. Hãy thử lại khi mạng ổn hơn.";

/// Offers to install the site.
pub const INSTALL_OFFER: &str = "Muốn mở trang này từ màn hình chính như một ứng dụng?";
/// Installs it.
pub const INSTALL: &str = "Cài đặt";
/// Does not.
pub const INSTALL_NO: &str = "Không, cảm ơn";
/// How it is done where the browser has no prompt for it.
pub const INSTALL_IOS: &str = "Trên iPhone, iPad: bấm nút Chia sẻ của Safari, rồi chọn «Thêm vào MH chính» để mở trang như một ứng dụng.";
